package main

import (
	"strings"

	"k8s.io/client-go/discovery"
	"k8s.io/client-go/rest"
)

// kind is an apiVersion and a kind as an object has them.
type kind struct{ APIVersion, Kind string }

// resource is where objects of a kind are created.
type resource struct {
	prefix, plural string
	isNamespaced   bool
}

// servedKinds asks the server for all kinds that can be created.
func servedKinds(config *rest.Config) (map[kind]resource, error) {
	client, err := discovery.NewDiscoveryClientForConfig(config)
	if err != nil {
		return nil, err
	}
	_, lists, err := client.ServerGroupsAndResources()
	if err != nil {
		return nil, err
	}
	kinds := map[kind]resource{}
	for _, list := range lists {
		prefix := "/apis/" + list.GroupVersion
		if !strings.Contains(list.GroupVersion, "/") {
			prefix = "/api/" + list.GroupVersion
		}
		for _, each := range list.APIResources {
			if !strings.Contains(each.Name, "/") {
				kinds[kind{list.GroupVersion, each.Kind}] = resource{prefix, each.Name, each.Namespaced}
			}
		}
	}
	return kinds, nil
}
