//go:build !from74

package main

import (
	"context"

	"github.com/prometheus-operator/prometheus-operator/pkg/assets"
)

type assetStore = assets.Store

func newAssetStore(held *references) *assetStore {
	return assets.NewStore(held, held)
}

// storeScrapeClasses has nothing to do: scrape classes came with 0.72.
func storeScrapeClasses(context.Context, *reconciliation, string) error {
	return nil
}
