package main

import (
	"context"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	typedcorev1 "k8s.io/client-go/kubernetes/typed/core/v1"
)

// references is the client through which the operator gets Secrets and ConfigMaps. Any call but a get would be a nil dereference.
type references struct {
	secrets    map[types.NamespacedName]*corev1.Secret
	configMaps map[types.NamespacedName]*corev1.ConfigMap
}

func newReferences() *references {
	return &references{
		secrets:    map[types.NamespacedName]*corev1.Secret{},
		configMaps: map[types.NamespacedName]*corev1.ConfigMap{},
	}
}

func (r *references) addSecret(secret *corev1.Secret) error {
	r.secrets[types.NamespacedName{Namespace: secret.Namespace, Name: secret.Name}] = secret
	return nil
}

func (r *references) addConfigMap(configMap *corev1.ConfigMap) error {
	r.configMaps[types.NamespacedName{Namespace: configMap.Namespace, Name: configMap.Name}] = configMap
	return nil
}

// Secrets implements typedcorev1.SecretsGetter.
func (r *references) Secrets(namespace string) typedcorev1.SecretInterface {
	return secretReader{held: r.secrets, namespace: namespace}
}

// ConfigMaps implements typedcorev1.ConfigMapsGetter.
func (r *references) ConfigMaps(namespace string) typedcorev1.ConfigMapInterface {
	return configMapReader{held: r.configMaps, namespace: namespace}
}

type secretReader struct {
	typedcorev1.SecretInterface
	held      map[types.NamespacedName]*corev1.Secret
	namespace string
}

func (r secretReader) Get(_ context.Context, name string, _ metav1.GetOptions) (*corev1.Secret, error) {
	if secret, found := r.held[types.NamespacedName{Namespace: r.namespace, Name: name}]; found {
		return secret.DeepCopy(), nil
	}
	return nil, apierrors.NewNotFound(corev1.Resource("secrets"), name)
}

type configMapReader struct {
	typedcorev1.ConfigMapInterface
	held      map[types.NamespacedName]*corev1.ConfigMap
	namespace string
}

func (r configMapReader) Get(_ context.Context, name string, _ metav1.GetOptions) (*corev1.ConfigMap, error) {
	if configMap, found := r.held[types.NamespacedName{Namespace: r.namespace, Name: name}]; found {
		return configMap.DeepCopy(), nil
	}
	return nil, apierrors.NewNotFound(corev1.Resource("configmaps"), name)
}
