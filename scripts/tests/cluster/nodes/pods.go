package main

import (
	"context"
	"io"
	"log"
	"maps"
	"os/exec"
	"slices"
	"strconv"
	"sync"
	"time"

	dto "github.com/prometheus/client_model/go"
	"github.com/virtual-kubelet/virtual-kubelet/errdefs"
	"github.com/virtual-kubelet/virtual-kubelet/node/api"
	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	listers "k8s.io/client-go/listers/core/v1"
	stats "k8s.io/kubelet/pkg/apis/stats/v1alpha1"
)

// What a node knows of its pods.
type pods struct {
	engine   *engine
	services listers.ServiceLister
	notify   func(*v1.Pod)
	mutex    sync.Mutex
	running  map[string]*runningPod
}

// A pod, and what ends the one who looks after its container.
type runningPod struct {
	pod       *v1.Pod
	container string
	stop      context.CancelFunc
	gone      chan struct{}
}

func newPods(engine *engine, services listers.ServiceLister) *pods {
	return &pods{engine: engine, services: services, running: map[string]*runningPod{}}
}

func (p *pods) NotifyPods(_ context.Context, notify func(*v1.Pod)) { p.notify = notify }

func (p *pods) CreatePod(_ context.Context, pod *v1.Pod) error {
	ctx, stop := context.WithCancel(context.Background())
	running := &runningPod{pod: pod, container: p.engine.name + "-" + string(pod.UID), stop: stop, gone: make(chan struct{})}
	now := metav1.Now()
	pod.Status.StartTime, pod.Status.HostIP = &now, "127.0.0.1"
	p.mutex.Lock()
	p.running[pod.Namespace+"/"+pod.Name] = running
	p.mutex.Unlock()
	go p.lookAfter(ctx, running)
	return nil
}

// What may change of a pod changes nothing of its container.
func (*pods) UpdatePod(context.Context, *v1.Pod) error { return nil }

// Ends once the container is gone: after the pause of its preStop, SIGTERM and its time to end.
func (p *pods) DeletePod(_ context.Context, pod *v1.Pod) error {
	running, err := p.find(pod.Namespace, pod.Name)
	if err != nil {
		return err
	}
	p.engine.leaveServices(running.container, pod.Namespace)
	grace := int64(0)
	if pod.DeletionGracePeriodSeconds != nil {
		grace = *pod.DeletionGracePeriodSeconds
	}
	hook := pod.Spec.Containers[0].Lifecycle
	if hook != nil && hook.PreStop != nil && hook.PreStop.Sleep != nil {
		seconds := min(hook.PreStop.Sleep.Seconds, grace)
		grace -= seconds
		select {
		case <-time.After(time.Duration(seconds) * time.Second):
		case <-running.gone:
		}
	}
	_ = run("stop", "--time", strconv.FormatInt(grace, 10), running.container)
	running.stop()
	<-running.gone
	p.update(running, func(status *v1.PodStatus) {
		if status.Phase != v1.PodFailed {
			status.Phase = v1.PodSucceeded
		}
		ended(status, 0)
	})
	p.mutex.Lock()
	delete(p.running, pod.Namespace+"/"+pod.Name)
	p.mutex.Unlock()
	return run("rm", "--force", "--volumes", running.container)
}

func (p *pods) find(namespace, name string) (*runningPod, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if running, ok := p.running[namespace+"/"+name]; ok {
		return running, nil
	}
	return nil, errdefs.NotFoundf("no pod %s/%s", namespace, name)
}

func (p *pods) GetPod(_ context.Context, namespace, name string) (*v1.Pod, error) {
	running, err := p.find(namespace, name)
	if err != nil {
		return nil, err
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return running.pod.DeepCopy(), nil
}

func (p *pods) GetPodStatus(ctx context.Context, namespace, name string) (*v1.PodStatus, error) {
	pod, err := p.GetPod(ctx, namespace, name)
	if err != nil {
		return nil, err
	}
	return &pod.Status, nil
}

func (p *pods) GetPods(context.Context) ([]*v1.Pod, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	found := []*v1.Pod{}
	for running := range maps.Values(p.running) {
		found = append(found, running.pod.DeepCopy())
	}
	return found, nil
}

func (p *pods) update(running *runningPod, change func(*v1.PodStatus)) {
	p.mutex.Lock()
	change(&running.pod.Status)
	pod := running.pod.DeepCopy()
	p.mutex.Unlock()
	p.notify(pod)
}

// Runs a pod's container, and again when it has ended and its pod says so, until the pod is deleted.
func (p *pods) lookAfter(ctx context.Context, running *runningPod) {
	defer close(running.gone)
	pod, restarts := running.pod, int32(0)
	for seconds := int32(1); ctx.Err() == nil; seconds = min(2*seconds, 10) {
		reason, err := p.engine.start(pod, running.container, p.aliases(pod))
		code := 128
		if err == nil {
			seconds = 1
			code = p.watch(ctx, running, restarts)
			restarts++
		} else {
			log.Printf("%s/%s: %v", pod.Namespace, pod.Name, err)
			p.update(running, func(status *v1.PodStatus) { waiting(status, pod, reason, err.Error(), restarts) })
		}
		again := err != nil || pod.Spec.RestartPolicy == v1.RestartPolicyAlways ||
			pod.Spec.RestartPolicy == v1.RestartPolicyOnFailure && code != 0
		if ctx.Err() != nil {
			return
		}
		if !again {
			p.update(running, func(status *v1.PodStatus) {
				status.Phase = v1.PodSucceeded
				if code != 0 {
					status.Phase = v1.PodFailed
				}
				ended(status, int32(code))
			})
			return
		}
		if err == nil {
			p.update(running, func(status *v1.PodStatus) {
				ended(status, int32(code))
				waiting(status, pod, "CrashLoopBackOff", "restarting", restarts)
			})
		}
		pause(ctx, seconds)
	}
}

// A container from its start to its end: its exit code.
func (p *pods) watch(ctx context.Context, running *runningPod, restarts int32) int {
	container := &running.pod.Spec.Containers[0]
	address := addressOf(running.container)
	started := metav1.Now()
	show := func(isStarted, isReady bool) {
		p.update(running, func(status *v1.PodStatus) {
			status.PodIP, status.PodIPs, status.Phase = address, []v1.PodIP{{IP: address}}, v1.PodRunning
			status.ContainerStatuses = []v1.ContainerStatus{{
				Name: container.Name, Image: container.Image, ContainerID: "docker://" + running.container, RestartCount: restarts,
				Started: &isStarted, Ready: isReady, State: v1.ContainerState{Running: &v1.ContainerStateRunning{StartedAt: started}},
			}}
			conditions(status, isReady)
		})
	}
	show(container.StartupProbe == nil, container.StartupProbe == nil && container.ReadinessProbe == nil)
	probing, end := context.WithCancel(ctx)
	defer end()
	stopOnFailure := func(done bool) func(succeeded, failed bool) bool {
		return func(succeeded, failed bool) bool {
			if failed {
				_ = run("stop", "--time", "1", running.container)
			}
			return failed || succeeded && done
		}
	}
	go func() {
		probe(probing, container.StartupProbe, container, address, stopOnFailure(true))
		if probing.Err() != nil {
			return
		}
		ready := container.ReadinessProbe == nil
		show(true, ready)
		go probe(probing, container.LivenessProbe, container, address, stopOnFailure(false))
		probe(probing, container.ReadinessProbe, container, address, func(succeeded, failed bool) bool {
			if ready && failed || !ready && succeeded {
				ready = succeeded
				show(true, ready)
			}
			return false
		})
	}()
	return wait(running.container)
}

// The names of the Services that select the pod.
func (p *pods) aliases(pod *v1.Pod) []string {
	names := []string{}
	services, _ := p.services.Services(pod.Namespace).List(labels.Everything())
	for _, service := range services {
		if len(service.Spec.Selector) > 0 && labels.SelectorFromSet(service.Spec.Selector).Matches(labels.Set(pod.Labels)) {
			names = append(names, service.Name)
		}
	}
	slices.Sort(names)
	return names
}

func conditions(status *v1.PodStatus, ready bool) {
	is := v1.ConditionFalse
	if ready {
		is = v1.ConditionTrue
	}
	old := status.Conditions
	status.Conditions = nil
	for _, kind := range []v1.PodConditionType{v1.PodScheduled, v1.PodInitialized, v1.ContainersReady, v1.PodReady} {
		condition := v1.PodCondition{Type: kind, Status: v1.ConditionTrue, LastTransitionTime: metav1.Now()}
		if kind == v1.ContainersReady || kind == v1.PodReady {
			condition.Status = is
		}
		for _, before := range old {
			if before.Type == kind && before.Status == condition.Status {
				condition.LastTransitionTime = before.LastTransitionTime
			}
		}
		status.Conditions = append(status.Conditions, condition)
	}
}

func waiting(status *v1.PodStatus, pod *v1.Pod, reason, message string, restarts int32) {
	last := v1.ContainerState{}
	if len(status.ContainerStatuses) > 0 {
		last.Terminated = status.ContainerStatuses[0].State.Terminated
	}
	if status.Phase == "" {
		status.Phase = v1.PodPending
	}
	status.ContainerStatuses = []v1.ContainerStatus{{
		Name: pod.Spec.Containers[0].Name, Image: pod.Spec.Containers[0].Image, RestartCount: restarts, LastTerminationState: last,
		State: v1.ContainerState{Waiting: &v1.ContainerStateWaiting{Reason: reason, Message: message}},
	}}
	conditions(status, false)
}

func ended(status *v1.PodStatus, code int32) {
	reason := "Completed"
	if code != 0 {
		reason = "Error"
	}
	conditions(status, false)
	for i := range status.ContainerStatuses {
		container := &status.ContainerStatuses[i]
		if container.State.Terminated == nil {
			container.State = v1.ContainerState{Terminated: &v1.ContainerStateTerminated{ExitCode: code, Reason: reason, FinishedAt: metav1.Now()}}
		}
		container.Ready = false
	}
}

// What the API server asks a kubelet for: logs, and nothing else that these tests need.

func (p *pods) GetContainerLogs(ctx context.Context, namespace, name, _ string, options api.ContainerLogOpts) (io.ReadCloser, error) {
	running, err := p.find(namespace, name)
	if err != nil {
		return nil, err
	}
	words := []string{"logs"}
	if options.Follow {
		words = append(words, "--follow")
	}
	if options.Tail > 0 {
		words = append(words, "--tail", strconv.Itoa(options.Tail))
	}
	reader, writer := io.Pipe()
	command := exec.CommandContext(ctx, "docker", append(words, running.container)...)
	command.Stdout, command.Stderr = writer, writer
	go func() {
		_ = command.Run()
		_ = writer.Close()
	}()
	return reader, nil
}

func (*pods) PortForward(context.Context, string, string, int32, io.ReadWriteCloser) error {
	return errdefs.NotFound("port-forward")
}

func (*pods) RunInContainer(context.Context, string, string, string, []string, api.AttachIO) error {
	return errdefs.NotFound("exec")
}

func (*pods) AttachToContainer(context.Context, string, string, string, api.AttachIO) error {
	return errdefs.NotFound("attach")
}

func (*pods) GetStatsSummary(context.Context) (*stats.Summary, error) { return &stats.Summary{}, nil }

func (*pods) GetMetricsResource(context.Context) ([]*dto.MetricFamily, error) { return nil, nil }
