package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apiserver/pkg/authentication/serviceaccount"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
	"k8s.io/kubernetes/pkg/controller/clusterroleaggregation"
	"k8s.io/kubernetes/pkg/registry/rbac/validation"
	"k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac"
	"k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac/bootstrappolicy"
)

const (
	aggregatedWithin = time.Minute
	pollEvery        = 5 * time.Millisecond
)

// policy is everything that decides on access: the roles of every cluster and those of a question.
type policy struct {
	roles               []*rbacv1.Role
	roleBindings        []*rbacv1.RoleBinding
	clusterRoles        []*rbacv1.ClusterRole
	clusterRoleBindings []*rbacv1.ClusterRoleBinding
}

// review stores the objects that the server takes, lets the controller aggregate ClusterRoles, and authorizes each request.
func (s *controlPlane) review(asked *review) (answer, error) {
	rules := policy{clusterRoleBindings: pointers(bootstrappolicy.ClusterRoleBindings())}
	refused := []int{}
	for i, object := range asked.Objects {
		created, err := s.create(object)
		if err != nil {
			return answer{}, err
		}
		if created.Code != http.StatusCreated {
			refused = append(refused, i)
			continue
		}
		if err := rules.add(created.Stored); err != nil {
			return answer{}, err
		}
	}
	if err := rules.aggregate(); err != nil {
		return answer{}, err
	}
	_, stored := validation.NewTestRuleResolver(rules.roles, rules.roleBindings, rules.clusterRoles, rules.clusterRoleBindings)
	decides := rbac.New(stored, stored, stored, stored)
	allowed := make([]bool, len(asked.Requests))
	for i, each := range asked.Requests {
		decision, _, err := decides.Authorize(context.Background(), each.attributes())
		if err != nil {
			return answer{}, err
		}
		allowed[i] = decision == authorizer.DecisionAllow
	}
	return answer{Code: http.StatusOK, Refused: refused, Allowed: allowed}, nil
}

func (p *policy) add(stored []byte) error {
	var meta struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(stored, &meta); err != nil {
		return err
	}
	switch meta.Kind {
	case "Role":
		return appendTo(&p.roles, stored)
	case "RoleBinding":
		return appendTo(&p.roleBindings, stored)
	case "ClusterRole":
		return appendTo(&p.clusterRoles, stored)
	case "ClusterRoleBinding":
		return appendTo(&p.clusterRoleBindings, stored)
	}
	return fmt.Errorf("%s decides nothing on access", meta.Kind)
}

func appendTo[T any](list *[]*T, stored []byte) error {
	object := new(T)
	*list = append(*list, object)
	return json.Unmarshal(stored, object)
}

var ofEveryCluster = sync.OnceValues(func() ([]*rbacv1.ClusterRole, error) { return aggregate(pointers(bootstrappolicy.ClusterRoles())) })

// aggregate adds the roles of every cluster. The controller runs only where the question changes what it makes.
func (p *policy) aggregate() error {
	isPart := func(role *rbacv1.ClusterRole) bool { return len(role.Labels) > 0 || role.AggregationRule != nil }
	if !slices.ContainsFunc(p.clusterRoles, isPart) {
		known, err := ofEveryCluster()
		p.clusterRoles = append(slices.Clone(known), p.clusterRoles...)
		return err
	}
	all, err := aggregate(append(pointers(bootstrappolicy.ClusterRoles()), p.clusterRoles...))
	p.clusterRoles = all
	return err
}

// aggregate runs the controller until it has nothing to do any more.
func aggregate(roles []*rbacv1.ClusterRole) ([]*rbacv1.ClusterRole, error) {
	objects := make([]runtime.Object, len(roles))
	for i, role := range roles {
		objects[i] = role.DeepCopy()
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	client := fake.NewClientset(objects...)
	factory := informers.NewSharedInformerFactory(client, 0)
	watched := factory.Rbac().V1().ClusterRoles()
	controller := clusterroleaggregation.NewClusterRoleAggregation(watched, client.RbacV1())
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	go controller.Run(ctx, 1)
	for begun := time.Now(); time.Since(begun) < aggregatedWithin; time.Sleep(pollEvery) {
		made, err := watched.Lister().List(labels.Everything())
		if err != nil || isAggregated(made) {
			return made, err
		}
	}
	return nil, fmt.Errorf("ClusterRoles are not aggregated after %s", aggregatedWithin)
}

// isAggregated says whether each aggregated role has as many rules as the roles that it selects.
func isAggregated(roles []*rbacv1.ClusterRole) bool {
	return !slices.ContainsFunc(roles, func(role *rbacv1.ClusterRole) bool {
		return role.AggregationRule != nil && len(role.Rules) != len(selectedRules(role, roles))
	})
}

func selectedRules(role *rbacv1.ClusterRole, roles []*rbacv1.ClusterRole) map[string]bool {
	rules := map[string]bool{}
	for _, each := range role.AggregationRule.ClusterRoleSelectors {
		selector, err := metav1.LabelSelectorAsSelector(&each)
		if err != nil {
			continue
		}
		for _, other := range roles {
			if other.Name == role.Name || !selector.Matches(labels.Set(other.Labels)) {
				continue
			}
			for _, rule := range other.Rules {
				rules[rule.String()] = true
			}
		}
	}
	return rules
}

func pointers[T any](values []T) []*T {
	result := make([]*T, len(values))
	for i := range values {
		result[i] = &values[i]
	}
	return result
}

// attributes are those of a request that the ServiceAccount sends; every user that a server knows is in the last of the groups.
func (r request) attributes() authorizer.Attributes {
	groups := append(serviceaccount.MakeGroupNames(r.Account.Namespace), user.AllAuthenticated)
	account := &user.DefaultInfo{Name: serviceaccount.MakeUsername(r.Account.Namespace, r.Account.Name), Groups: groups}
	if r.Path != "" {
		return authorizer.AttributesRecord{User: account, Verb: r.Verb, Path: r.Path}
	}
	return authorizer.AttributesRecord{
		User: account, Verb: r.Verb, Namespace: r.Namespace, APIGroup: r.Group, Resource: r.Resource, Subresource: r.Subresource, ResourceRequest: true,
	}
}
