package main

import (
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/controller"
	"k8s.io/utils/ptr"
)

// addPods makes one pod for each workload that runs any, and gives all pods what scheduler and kubelet fill in.
//
// A workload whose pods are among the manifests, by their owner references, gets none.
func (c *cluster) addPods() {
	owned := c.owners()
	for _, object := range c.objects[:len(c.objects):len(c.objects)] {
		if owned[ownerKey(object)] {
			continue
		}
		switch workload := object.(type) {
		case *corev1.Pod:
			c.addPod(workload, workload, "Pod")
		case *appsv1.Deployment:
			// A paused one makes no ReplicaSet.
			if *workload.Spec.Replicas > 0 && !workload.Spec.Paused {
				c.addFromTemplate(workload, c.addReplicaSet(workload), "ReplicaSet", &workload.Spec.Template, map[string]string{appsv1.DefaultDeploymentUniqueLabelKey: unknown})
			}
		case *appsv1.ReplicaSet:
			if *workload.Spec.Replicas > 0 {
				c.addFromTemplate(workload, workload, "ReplicaSet", &workload.Spec.Template, nil)
			}
		case *corev1.ReplicationController:
			if *workload.Spec.Replicas > 0 {
				c.addFromTemplate(workload, workload, "ReplicationController", workload.Spec.Template, nil)
			}
		case *appsv1.DaemonSet:
			c.addFromTemplate(workload, workload, "DaemonSet", &workload.Spec.Template, map[string]string{
				appsv1.ControllerRevisionHashLabelKey: unknown, "pod-template-generation": unknown,
			})
		case *appsv1.StatefulSet:
			if *workload.Spec.Replicas > 0 {
				pod := c.addFromTemplate(workload, workload, "StatefulSet", &workload.Spec.Template, map[string]string{
					appsv1.ControllerRevisionHashLabelKey: workload.Name + "-" + unknown, appsv1.StatefulSetPodNameLabel: workload.Name + "-0", appsv1.PodIndexLabel: "0",
				})
				pod.Spec.Hostname, pod.Spec.Subdomain = pod.Name, workload.Spec.ServiceName
			}
		case *batchv1.Job:
			c.addJobPod(workload, workload, workload.Name, &workload.Spec)
		case *batchv1.CronJob:
			c.addCronJobPod(workload)
		}
	}
}

// owners are keys of controllers that owner references name.
func (c *cluster) owners() map[string]bool {
	owned := map[string]bool{}
	for _, object := range c.objects {
		meta := object.(metav1.Object)
		if owner := metav1.GetControllerOf(meta); owner != nil {
			owned[owner.Kind+"/"+meta.GetNamespace()+"/"+owner.Name] = true
		}
	}
	return owned
}

func ownerKey(object runtime.Object) string {
	meta := object.(metav1.Object)
	return kindOf(object) + "/" + meta.GetNamespace() + "/" + meta.GetName()
}

func kindOf(object runtime.Object) string {
	kinds, _, err := legacyscheme.Scheme.ObjectKinds(object)
	if err != nil {
		panic(err)
	}
	return kinds[0].Kind
}

func (c *cluster) addReplicaSet(deployment *appsv1.Deployment) *appsv1.ReplicaSet {
	made := &appsv1.ReplicaSet{ObjectMeta: metav1.ObjectMeta{
		Name: deployment.Name + "-" + unknown, Namespace: deployment.Namespace, UID: unknown,
		OwnerReferences: []metav1.OwnerReference{*controllerRef(deployment, "Deployment")},
	}}
	c.objects = append(c.objects, made)
	return made
}

func (c *cluster) addJobPod(source metav1.Object, job metav1.Object, name string, spec *batchv1.JobSpec) {
	if ptr.Deref(spec.Suspend, false) || ptr.Deref(spec.Parallelism, 1) == 0 {
		return
	}
	labels := map[string]string{
		batchv1.ControllerUidLabel: unknown, "controller-uid": unknown, batchv1.JobNameLabel: name, "job-name": name,
	}
	annotations := map[string]string{}
	if ptr.Deref(spec.CompletionMode, batchv1.NonIndexedCompletion) == batchv1.IndexedCompletion {
		labels[batchv1.JobCompletionIndexAnnotation], annotations[batchv1.JobCompletionIndexAnnotation] = "0", "0"
	}
	pod := c.addFromTemplate(source, job, "Job", &spec.Template, labels)
	for key, value := range annotations {
		metav1.SetMetaDataAnnotation(&pod.ObjectMeta, key, value)
	}
}

func (c *cluster) addCronJobPod(cron *batchv1.CronJob) {
	if ptr.Deref(cron.Spec.Suspend, false) {
		return
	}
	job := &batchv1.Job{ObjectMeta: metav1.ObjectMeta{
		Name: cron.Name + "-" + unknown, Namespace: cron.Namespace, UID: unknown,
		OwnerReferences: []metav1.OwnerReference{*controllerRef(cron, "CronJob")},
	}, Spec: cron.Spec.JobTemplate.Spec}
	c.objects = append(c.objects, job)
	c.addJobPod(cron, job, job.Name, &job.Spec)
}

// addFromTemplate makes the pod of a template; labels are those that the controller adds.
func (c *cluster) addFromTemplate(source, owner metav1.Object, ownerKind string, template *corev1.PodTemplateSpec, labels map[string]string) *corev1.Pod {
	pod, err := controller.GetPodFromTemplate(template, owner.(runtime.Object), controllerRef(owner, ownerKind))
	if err != nil {
		panic(err)
	}
	pod.Name, pod.Namespace, pod.UID = c.podName(source), source.GetNamespace(), unknown
	for key, value := range labels {
		metav1.SetMetaDataLabel(&pod.ObjectMeta, key, value)
	}
	c.objects = append(c.objects, pod)
	c.addPod(pod, source, kindOf(source.(runtime.Object)))
	return pod
}

// podName is `<workload>-0`, as the first pod of a StatefulSet is called; of other workloads it says the kind where somebody else has that name.
func (c *cluster) podName(source metav1.Object) string {
	name, kind := source.GetName()+"-0", kindOf(source.(runtime.Object))
	for _, object := range c.objects {
		other, otherKind := object.(metav1.Object), kindOf(object)
		if kind == "StatefulSet" || other.GetNamespace() != source.GetNamespace() || !declaresPods[otherKind] || metav1.GetControllerOf(other) != nil {
			continue
		}
		isPod := otherKind == "Pod" && other.GetName() == name
		isNamesake := otherKind != "Pod" && other.GetName() == source.GetName() && (otherKind == "StatefulSet" || otherKind < kind)
		if isPod || isNamesake {
			return source.GetName() + "-" + strings.ToLower(kind) + "-0"
		}
	}
	return name
}

var declaresPods = map[string]bool{
	"Pod": true, "Deployment": true, "ReplicaSet": true, "DaemonSet": true, "StatefulSet": true, "Job": true, "CronJob": true, "ReplicationController": true,
}

func controllerRef(owner metav1.Object, kind string) *metav1.OwnerReference {
	version := schema.GroupVersionKind{Group: "apps", Version: "v1", Kind: kind}
	switch kind {
	case "Job", "CronJob":
		version.Group = "batch"
	case "ReplicationController":
		version.Group = ""
	}
	return metav1.NewControllerRef(owner, version)
}
