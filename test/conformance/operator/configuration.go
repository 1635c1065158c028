package main

import (
	"context"
	"fmt"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	"github.com/prometheus-operator/prometheus-operator/pkg/k8s"
	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
	corev1 "k8s.io/api/core/v1"
)

// generate writes the configuration, after everything that the server object itself refers to is in the store.
func (p *reconciliation) generate(
	ctx context.Context, generator *prompkg.ConfigGenerator, chosen *selection,
) ([]byte, error) {
	if err := p.storeReferences(ctx, generator); err != nil {
		return nil, err
	}
	common := p.object.GetCommonPrometheusFields()
	scrapeConfigs, err := p.additional(ctx, "scrape configs", common.AdditionalScrapeConfigs)
	if err != nil {
		return nil, err
	}
	object, isServer := p.object.(*monitoringv1.Prometheus)
	if !isServer {
		return generator.GenerateAgentConfiguration(
			chosen.serviceMonitors.ValidResources(), chosen.podMonitors.ValidResources(),
			chosen.probes.ValidResources(), chosen.scrapeConfigs.ValidResources(), p.store, scrapeConfigs)
	}
	alertRelabeling, err := p.additional(ctx, "alert relabel configs", object.Spec.AdditionalAlertRelabelConfigs)
	if err != nil {
		return nil, err
	}
	alertManagers, err := p.additional(ctx, "alert manager configs", object.Spec.AdditionalAlertManagerConfigs)
	if err != nil {
		return nil, err
	}
	// No rule files: rules are not judged here.
	return generator.GenerateServerConfiguration(
		object,
		chosen.serviceMonitors.ValidResources(), chosen.podMonitors.ValidResources(),
		chosen.probes.ValidResources(), chosen.scrapeConfigs.ValidResources(),
		p.store, scrapeConfigs, alertRelabeling, alertManagers, nil)
}

func (p *reconciliation) additional(ctx context.Context, what string, key *corev1.SecretKeySelector) ([]byte, error) {
	secrets := p.held.references.Secrets(p.object.GetObjectMeta().GetNamespace())
	text, err := k8s.LoadSecretRef(ctx, p.logger, secrets, key)
	if err != nil {
		return nil, fmt.Errorf("loading additional %s from Secret failed: %w", what, err)
	}
	return text, nil
}

func (p *reconciliation) storeReferences(ctx context.Context, generator *prompkg.ConfigGenerator) error {
	namespace, common := p.object.GetObjectMeta().GetNamespace(), p.object.GetCommonPrometheusFields()
	if object, isServer := p.object.(*monitoringv1.Prometheus); isServer {
		if err := prompkg.AddRemoteReadsToStore(ctx, p.store, namespace, object.Spec.RemoteRead); err != nil {
			return err
		}
		if err := p.storeAlertmanagers(ctx, namespace, object.Spec.Alerting); err != nil {
			return err
		}
	}
	if err := generator.AddRemoteWriteToStore(ctx, p.store, namespace, common.RemoteWrite); err != nil {
		return err
	}
	if err := prompkg.AddAPIServerConfigToStore(ctx, p.store, namespace, common.APIServerConfig); err != nil {
		return err
	}
	if err := prompkg.AddScrapeClassesToStore(ctx, p.store, namespace, common.ScrapeClasses); err != nil {
		return fmt.Errorf("failed to process scrape classes: %w", err)
	}
	return nil
}

// storeAlertmanagers keeps a server with authenticated Alertmanagers judgeable; the endpoints themselves are not checked.
func (p *reconciliation) storeAlertmanagers(ctx context.Context, namespace string, alerting *monitoringv1.AlertingSpec) error {
	if alerting == nil {
		return nil
	}
	for index, endpoint := range alerting.Alertmanagers {
		for _, err := range []error{
			p.store.AddBasicAuth(ctx, namespace, endpoint.BasicAuth),
			p.store.AddSafeAuthorizationCredentials(ctx, namespace, endpoint.Authorization),
			p.store.AddSigV4(ctx, namespace, endpoint.Sigv4),
			p.store.AddTLSConfig(ctx, namespace, endpoint.TLSConfig),
			p.store.AddProxyConfig(ctx, namespace, endpoint.ProxyConfig),
		} {
			if err != nil {
				return fmt.Errorf("alertmanager %d: %w", index, err)
			}
		}
	}
	return nil
}
