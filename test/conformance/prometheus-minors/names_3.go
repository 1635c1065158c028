//go:build from3

package main

import "github.com/prometheus/common/model"

// As cmd/prometheus does: names are UTF-8 from 3.0 on.
func init() {
	model.NameValidationScheme = model.UTF8Validation
}
