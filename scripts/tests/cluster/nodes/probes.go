package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"time"

	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// Probes until it succeeds (a startup probe), or for as long as the container runs (a liveness probe): false once it has failed too often.
func probe(ctx context.Context, of *v1.Probe, container *v1.Container, address string, forever bool) bool {
	if of == nil {
		return true
	}
	failures := int32(0)
	for pause(ctx, time.Duration(of.InitialDelaySeconds)*time.Second); ctx.Err() == nil; pause(ctx, time.Duration(of.PeriodSeconds)*time.Second) {
		if succeeds(ctx, of, container, address) {
			failures = 0
			if !forever {
				return true
			}
		} else if failures++; failures >= of.FailureThreshold && ctx.Err() == nil {
			return false
		}
	}
	return true
}

// Reports each change of a readiness probe's result.
func keepProbing(ctx context.Context, of *v1.Probe, container *v1.Container, address string, report func(bool)) {
	if of == nil {
		return
	}
	ready, failures := false, int32(0)
	for pause(ctx, time.Duration(of.InitialDelaySeconds)*time.Second); ctx.Err() == nil; pause(ctx, time.Duration(of.PeriodSeconds)*time.Second) {
		if succeeds(ctx, of, container, address) {
			failures = 0
			if !ready {
				ready = true
				report(true)
			}
		} else if failures++; ready && failures >= of.FailureThreshold && ctx.Err() == nil {
			ready = false
			report(false)
		}
	}
}

func pause(ctx context.Context, duration time.Duration) {
	select {
	case <-time.After(duration):
	case <-ctx.Done():
	}
}

func succeeds(ctx context.Context, of *v1.Probe, container *v1.Container, address string) bool {
	timeout := time.Duration(of.TimeoutSeconds) * time.Second
	if of.TCPSocket != nil {
		connection, err := net.DialTimeout("tcp", net.JoinHostPort(address, port(of.TCPSocket.Port, container)), timeout)
		if err == nil {
			_ = connection.Close()
		}
		return err == nil
	}
	if of.HTTPGet == nil {
		return true
	}
	ctx, stop := context.WithTimeout(ctx, timeout)
	defer stop()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet,
		"http://"+net.JoinHostPort(address, port(of.HTTPGet.Port, container))+of.HTTPGet.Path, nil)
	if err != nil {
		return false
	}
	for _, header := range of.HTTPGet.HTTPHeaders {
		request.Header.Set(header.Name, header.Value)
	}
	response, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(request)
	if err != nil {
		return false
	}
	_ = response.Body.Close()
	return response.StatusCode < 400
}

func port(of intstr.IntOrString, container *v1.Container) string {
	for _, known := range container.Ports {
		if known.Name == of.StrVal && of.Type == intstr.String {
			return fmt.Sprint(known.ContainerPort)
		}
	}
	return of.String()
}
