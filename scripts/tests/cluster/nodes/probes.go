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

// Probes again and again, until report says that this was enough: it gets each result, and whether it has failed too often.
func probe(ctx context.Context, of *v1.Probe, container *v1.Container, address string, report func(succeeded, failed bool) bool) {
	if of == nil {
		return
	}
	failures := int32(0)
	for pause(ctx, of.InitialDelaySeconds); ctx.Err() == nil; pause(ctx, of.PeriodSeconds) {
		succeeded := succeeds(ctx, of, container, address)
		if failures++; succeeded {
			failures = 0
		}
		if ctx.Err() != nil || report(succeeded, failures >= of.FailureThreshold) {
			return
		}
	}
}

func pause(ctx context.Context, seconds int32) {
	select {
	case <-time.After(time.Duration(seconds) * time.Second):
	case <-ctx.Done():
	}
}

func succeeds(ctx context.Context, of *v1.Probe, container *v1.Container, address string) bool {
	ctx, stop := context.WithTimeout(ctx, time.Duration(of.TimeoutSeconds)*time.Second)
	defer stop()
	if of.TCPSocket != nil {
		connection, err := (&net.Dialer{}).DialContext(ctx, "tcp", net.JoinHostPort(address, port(of.TCPSocket.Port, container)))
		return err == nil && connection.Close() == nil
	}
	if of.HTTPGet == nil {
		return false
	}
	url := "http://" + net.JoinHostPort(address, port(of.HTTPGet.Port, container)) + of.HTTPGet.Path
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return false
	}
	response, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(request)
	return err == nil && response.Body.Close() == nil && response.StatusCode < 400
}

func port(of intstr.IntOrString, container *v1.Container) string {
	for _, known := range container.Ports {
		if known.Name == of.StrVal && of.Type == intstr.String {
			return fmt.Sprint(known.ContainerPort)
		}
	}
	return of.String()
}
