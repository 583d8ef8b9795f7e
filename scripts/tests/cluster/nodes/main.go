// Nodes of a cluster for tests: each is a kubelet whose pods are containers of this machine's Docker engine.
//
// Of a pod only its first container runs. All pods of a namespace share a network of the engine, in which a Service's name leads to every pod
// that it selects, ready or not, by the pods' own ports. Nothing enforces network policies. An image by digest is the engine's own, by its id.
//
// Usage: nodes -kubeconfig FILE -name NAME -folder FOLDER [-env NAME=VALUE]...
//
//	-name     a label of every container and the beginning of every network's name: what has to be removed afterwards
//	-folder   where buckets (CSI volumes) are, each a folder
//	-env      what every container gets in its environment
package main

import (
	"context"
	"crypto/tls"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/virtual-kubelet/virtual-kubelet/node"
	"github.com/virtual-kubelet/virtual-kubelet/node/nodeutil"
	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/util/cert"
)

type words []string

func (w *words) String() string { return strings.Join(*w, " ") }

func (w *words) Set(word string) error {
	*w = append(*w, word)
	return nil
}

// Four nodes in three zones: one zone has two.
var zones = []string{"a", "b", "c", "a"}

func main() {
	engine := &engine{}
	kubeconfig := flag.String("kubeconfig", "", "how to get to the cluster, as its administrator")
	flag.StringVar(&engine.name, "name", "", "a label of every container")
	flag.StringVar(&engine.folder, "folder", "", "where buckets are")
	flag.Var(&engine.env, "env", "NAME=VALUE for every container")
	flag.Parse()
	config, err := clientcmd.BuildConfigFromFlags("", *kubeconfig)
	if err != nil {
		log.Fatal(err)
	}
	config.QPS, config.Burst = 200, 400
	engine.client = kubernetes.NewForConfigOrDie(config)
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	ended := make(chan error)
	for i, zone := range zones {
		go func() { ended <- serve(ctx, engine, fmt.Sprintf("node-%d", i+1), zone) }()
	}
	if err := <-ended; ctx.Err() == nil {
		log.Fatal(err)
	}
}

// One node, with a kubelet's interface for logs, exec and forwarded ports.
func serve(ctx context.Context, engine *engine, name, zone string) error {
	certificate, key, err := cert.GenerateSelfSignedCertKey(name, []net.IP{net.IPv4(127, 0, 0, 1)}, nil)
	if err != nil {
		return err
	}
	pair, err := tls.X509KeyPair(certificate, key)
	if err != nil {
		return err
	}
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12})
	if err != nil {
		return err
	}
	routes := http.NewServeMux()
	server := http.Server{Handler: routes, ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = server.Serve(listener) }()
	defer func() { _ = server.Close() }()
	kubelet, err := nodeutil.NewNode(name,
		func(config nodeutil.ProviderConfig) (nodeutil.Provider, node.NodeProvider, error) {
			return newPods(engine, config.Services), nil, nil
		},
		nodeutil.WithClient(engine.client), nodeutil.AttachProviderRoutes(routes),
		func(config *nodeutil.NodeConfig) error {
			config.NumWorkers = 10
			describe(&config.NodeSpec, zone, listener.Addr().(*net.TCPAddr).Port)
			return nil
		})
	if err != nil {
		return err
	}
	return kubelet.Run(ctx)
}

func describe(spec *v1.Node, zone string, port int) {
	spec.Labels[v1.LabelTopologyZone] = zone
	spec.Labels[v1.LabelOSStable], spec.Labels[v1.LabelArchStable] = "linux", "amd64"
	spec.Status.Addresses = []v1.NodeAddress{{Type: v1.NodeInternalIP, Address: "127.0.0.1"}}
	spec.Status.DaemonEndpoints.KubeletEndpoint.Port = int32(port)
	// What the tests ask for, not what this machine has.
	spec.Status.Capacity = v1.ResourceList{
		v1.ResourceCPU: resource.MustParse("16"), v1.ResourceMemory: resource.MustParse("64Gi"),
		v1.ResourcePods: resource.MustParse("100"), v1.ResourceEphemeralStorage: resource.MustParse("100Gi"),
	}
	spec.Status.Allocatable = spec.Status.Capacity
	for i := range spec.Status.Conditions {
		spec.Status.Conditions[i].Status = v1.ConditionFalse
		spec.Status.Conditions[i].LastTransitionTime = metav1.Now()
	}
}
