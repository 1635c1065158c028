package main

import (
	"errors"
	"fmt"
	"log/slog"

	promconfig "github.com/prometheus/common/config"
	"github.com/prometheus/prometheus/config"
	"github.com/prometheus/prometheus/discovery"
	"github.com/prometheus/prometheus/discovery/kubernetes"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/notifier"
	_ "github.com/prometheus/prometheus/plugins" // Registers every service discovery, as promtool does.
	"github.com/prometheus/prometheus/scrape"
)

// check gives the verdict of checkConfig in syntax-only mode (cmd/promtool/main.go v0.314.0), in its order.
//
// The text never touches a disk, so an error lacks promtool's "parsing YAML file <name>: " in front.
func check(text string, agent bool) error {
	loaded, err := config.Load(text, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	if agent {
		if err := checkAgent(loaded); err != nil {
			return err
		}
	}
	for _, job := range loaded.ScrapeConfigs {
		if err := checkJob(job); err != nil {
			return err
		}
	}
	for _, endpoint := range loaded.AlertingConfig.AlertmanagerConfigs {
		if err := checkAlertmanager(endpoint); err != nil {
			return err
		}
	}
	return nil
}

// load is what a server does with the text of its configuration (cmd/prometheus/main.go v0.314.0, reloadConfig).
func load(text string) error {
	_, err := config.Load(text, slog.New(slog.DiscardHandler))
	return err
}

// loadFile is what a server does with a file: jobs may be in other files.
func loadFile(path string) error {
	loaded, err := config.LoadFile(path, false, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	_, err = loaded.GetScrapeConfigs()
	return err
}

// checkAgent refuses what an agent has no use for (config/config.go v0.314.0, LoadFile).
func checkAgent(loaded *config.Config) error {
	switch {
	case len(loaded.AlertingConfig.AlertmanagerConfigs) > 0, len(loaded.AlertingConfig.AlertRelabelConfigs) > 0:
		return errors.New("field alerting is not allowed in agent mode")
	case len(loaded.RuleFiles) > 0:
		return errors.New("field rule_files is not allowed in agent mode")
	case len(loaded.RemoteReadConfigs) > 0:
		return errors.New("field remote_read is not allowed in agent mode")
	}
	return nil
}

func checkJob(job *config.ScrapeConfig) error {
	if err := checkTLS(job.HTTPClientConfig.TLSConfig); err != nil {
		return err
	}
	builder := labels.NewBuilder(labels.EmptyLabels())
	for _, found := range job.ServiceDiscoveryConfigs {
		switch settings := found.(type) {
		case *kubernetes.SDConfig:
			if err := checkTLS(settings.HTTPClientConfig.TLSConfig); err != nil {
				return err
			}
		case discovery.StaticConfig:
			for _, group := range settings {
				if _, failures := scrape.TargetsFromGroup(group, job, nil, builder); len(failures) > 0 {
					return failures[0]
				}
			}
		}
	}
	return nil
}

func checkAlertmanager(endpoint *config.AlertmanagerConfig) error {
	for _, found := range endpoint.ServiceDiscoveryConfigs {
		groups, isStatic := found.(discovery.StaticConfig)
		if !isStatic {
			continue
		}
		for _, group := range groups {
			if _, _, err := notifier.AlertmanagerFromGroup(group, endpoint); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkTLS(settings promconfig.TLSConfig) error {
	if settings.CertFile != "" && settings.KeyFile == "" {
		return fmt.Errorf("client cert file %q specified without client key file", settings.CertFile)
	}
	if settings.KeyFile != "" && settings.CertFile == "" {
		return fmt.Errorf("client key file %q specified without client cert file", settings.KeyFile)
	}
	return nil
}
