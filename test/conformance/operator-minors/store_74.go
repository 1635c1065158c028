//go:build from74

package main

import (
	"context"
	"fmt"

	"github.com/prometheus-operator/prometheus-operator/pkg/assets"
	prompkg "github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
)

type assetStore = assets.StoreBuilder

func newAssetStore(held *references) *assetStore {
	return assets.NewStoreBuilder(held, held)
}

func storeScrapeClasses(ctx context.Context, p *reconciliation, namespace string) error {
	if err := prompkg.AddScrapeClassesToStore(ctx, p.store, namespace, p.object.GetCommonPrometheusFields().ScrapeClasses); err != nil {
		return fmt.Errorf("failed to process scrape classes: %w", err)
	}
	return nil
}
