package main

import (
	"encoding/json"
	"fmt"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/model/relabel"
	"go.yaml.in/yaml/v2"
)

// relabelQuestion is one set of labels, and the rules to apply to it.
type relabelQuestion struct {
	// Rules are what stands in relabel_configs; JSON is read as the YAML that it is.
	Rules json.RawMessage `json:"rules"`
	// Labels are those that discovery found.
	Labels map[string]string `json:"labels"`
	// Scheme is the name validation scheme of the job: utf8 unless set.
	Scheme string `json:"scheme,omitempty"`
}

// relabeled applies rules one by one (model/relabel v0.314.0, ProcessBuilder), so that the one that drops is known.
func relabeled(asked *relabelQuestion) (map[string]string, *int, error) {
	scheme := model.UTF8Validation
	if err := scheme.Set(asked.Scheme); err != nil {
		return nil, nil, err
	}
	var rules []*relabel.Config
	if err := yaml.UnmarshalStrict(asked.Rules, &rules); err != nil {
		return nil, nil, err
	}
	for i, rule := range rules {
		if rule == nil {
			// The loader's words (config/config.go v0.314.0, ScrapeConfig.Validate).
			return nil, nil, fmt.Errorf("rule %d: empty or null target relabeling rule in scrape config", i)
		}
		if err := rule.Validate(scheme); err != nil {
			return nil, nil, fmt.Errorf("rule %d: %w", i, err)
		}
	}
	builder := labels.NewBuilder(labels.FromMap(asked.Labels))
	for i, rule := range rules {
		if !relabel.ProcessBuilder(builder, rule) {
			return nil, &i, nil
		}
	}
	return builder.Labels().Map(), nil, nil
}
