package main

import (
	"log/slog"

	promconfig "github.com/prometheus/common/config"
	"github.com/prometheus/prometheus/config"
	"go.yaml.in/yaml/v2"
)

// loadedJobs are the jobs of a configuration as a server has them after it has read them, values of secrets included, without their names.
func loadedJobs(text string) (map[string]string, error) {
	promconfig.MarshalSecretValue = true
	loaded, err := config.Load(text, slog.New(slog.DiscardHandler))
	if err != nil {
		return nil, err
	}
	jobs := map[string]string{}
	for _, job := range loaded.ScrapeConfigs {
		name := job.JobName
		job.JobName = ""
		written, err := yaml.Marshal(job)
		if err != nil {
			return nil, err
		}
		jobs[name] = string(written)
	}
	return jobs, nil
}
