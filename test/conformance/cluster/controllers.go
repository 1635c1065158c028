package main

import (
	"context"
	"fmt"
	"time"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
	clienttesting "k8s.io/client-go/testing"
	"k8s.io/kubernetes/pkg/controller/endpoint"
	"k8s.io/kubernetes/pkg/controller/endpointslice"
	"k8s.io/kubernetes/pkg/controller/endpointslicemirroring"
)

const (
	// As the controller manager's flags --max-endpoints-per-slice and --mirroring-max-endpoints-per-subset.
	maxEndpoints = 100
	maxMirrored  = 1000

	// Every Service is looked at once all pods are there, and not again for each of them.
	never = time.Hour

	// What the controller writes on Endpoints of its own, also where it takes over those of somebody else.
	managedByLabel = "endpoints.kubernetes.io/managed-by"

	pollEvery = 15 * time.Millisecond
	// Without a change for this long, and with all that is awaited in place, the controllers are done.
	quietFor = 6
	giveUpAt = 20 * time.Second
)

// runControllers lets Kubernetes' own controllers for endpoints work on the objects until they have nothing to do; the answer is all
// Endpoints and EndpointSlices there are then.
func runControllers(objects []runtime.Object) ([]runtime.Object, error) {
	ctx, cancel := context.WithTimeout(context.Background(), giveUpAt)
	defer cancel()
	client := fake.NewSimpleClientset(objects...) // The newer one keeps track of field owners, which takes most of the time.
	nameSlices(client)
	factory := informers.NewSharedInformerFactory(client, 0)
	core, slices := factory.Core().V1(), factory.Discovery().V1().EndpointSlices()
	older := endpoint.NewEndpointController(ctx, core.Pods(), core.Services(), core.Endpoints(), client, never)
	newer := endpointslice.NewController(ctx, core.Pods(), core.Services(), core.Nodes(), slices, maxEndpoints, client, never)
	mirror := endpointslicemirroring.NewController(ctx, core.Endpoints(), slices, core.Services(), maxMirrored, client, never)
	factory.Start(ctx.Done())
	go older.Run(ctx, 1)
	go newer.Run(ctx, 1)
	go mirror.Run(ctx, 1)
	return settle(ctx, client, objects)
}

// nameSlices gives names as the API server does, which the fake one leaves out.
func nameSlices(client *fake.Clientset) {
	count := 0
	client.PrependReactor("create", "endpointslices", func(action clienttesting.Action) (bool, runtime.Object, error) {
		slice := action.(clienttesting.CreateAction).GetObject().(*discoveryv1.EndpointSlice)
		if slice.Name == "" {
			count++
			slice.Name = fmt.Sprintf("%s%s%d", slice.GenerateName, unknown, count)
		}
		return false, nil, nil
	})
}

func settle(ctx context.Context, client *fake.Clientset, objects []runtime.Object) ([]runtime.Object, error) {
	quiet, written := 0, -1
	for {
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("the controllers did not come to rest within %s", giveUpAt)
		case <-time.After(pollEvery):
		}
		found, missing, err := endpointsIn(ctx, client, objects)
		if err != nil {
			return nil, err
		}
		if now := writesOf(client); now != written || missing != "" {
			quiet, written = 0, now
			continue
		}
		if quiet++; quiet >= quietFor {
			return found, nil
		}
	}
}

func writesOf(client *fake.Clientset) (count int) {
	for _, action := range client.Actions() {
		switch action.GetVerb() {
		case "create", "update", "delete", "patch":
			if action.GetResource().Resource != "events" {
				count++
			}
		}
	}
	return count
}

// endpointsIn lists what the controllers have made; missing is one Service that still waits for its own.
func endpointsIn(ctx context.Context, client *fake.Clientset, objects []runtime.Object) (found []runtime.Object, missing string, err error) {
	endpoints, err := client.CoreV1().Endpoints("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return nil, "", err
	}
	slices, err := client.DiscoveryV1().EndpointSlices("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return nil, "", err
	}
	made := map[string]bool{}
	for i := range endpoints.Items {
		found = append(found, &endpoints.Items[i])
		_, isMade := endpoints.Items[i].Labels[managedByLabel]
		made["Endpoints/"+endpoints.Items[i].Namespace+"/"+endpoints.Items[i].Name] = isMade
	}
	for i := range slices.Items {
		found = append(found, &slices.Items[i])
		made["EndpointSlice/"+slices.Items[i].Namespace+"/"+slices.Items[i].Labels[discoveryv1.LabelServiceName]] = true
	}
	return found, awaited(objects, endpoints.Items, made), nil
}

// awaited is one Service whose Endpoints or EndpointSlice are still to come; empty when there is none.
func awaited(objects []runtime.Object, endpoints []corev1.Endpoints, made map[string]bool) string {
	byHand := map[string]bool{}
	for _, object := range endpoints {
		if len(object.Subsets) > 0 && object.Labels[discoveryv1.LabelSkipMirror] != "true" {
			byHand[object.Namespace+"/"+object.Name] = true
		}
	}
	for _, object := range objects {
		service, isService := object.(*corev1.Service)
		if !isService {
			continue
		}
		key := service.Namespace + "/" + service.Name
		selects := service.Spec.Selector != nil && service.Spec.Type != corev1.ServiceTypeExternalName
		if selects && !made["Endpoints/"+key] || (selects || service.Spec.Selector == nil && byHand[key]) && !made["EndpointSlice/"+key] {
			return key
		}
	}
	return ""
}
