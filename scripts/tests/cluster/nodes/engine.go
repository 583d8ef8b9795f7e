package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

// This machine's container engine.
type engine struct {
	client kubernetes.Interface
	name   string
	folder string
	env    words
}

func docker(words ...string) (string, error) {
	output, err := exec.Command("docker", words...).CombinedOutput()
	text := strings.TrimSpace(string(output))
	if err != nil {
		err = fmt.Errorf("docker %s: %w: %s", words[0], err, text)
	}
	return text, err
}

func run(words ...string) error {
	_, err := docker(words...)
	return err
}

func addressOf(container string) string {
	address, _ := docker("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", container)
	return address
}

// The exit code, once it has ended.
func wait(container string) int {
	text, _ := docker("wait", container)
	code, err := strconv.Atoi(text)
	if err != nil {
		return 137
	}
	return code
}

// Starts a pod's container, as a kubelet would; where it can't, the reason that a kubelet gives.
func (e *engine) start(pod *v1.Pod, container string, aliases []string) (string, error) {
	spec := &pod.Spec.Containers[0]
	_ = run("rm", "--force", "--volumes", container)
	image := spec.Image
	if _, digest, found := strings.Cut(image, "@"); found && run("image", "inspect", digest) == nil {
		image = digest
	} else if run("image", "inspect", image) != nil {
		if err := run("pull", "--quiet", image); err != nil {
			return "ImagePullBackOff", err
		}
	}
	network := e.network(pod.Namespace)
	if run("network", "inspect", network) != nil {
		_ = run("network", "create", "--label", "nodes="+e.name, network)
	}
	// A cluster probes; an image's own health check would only take time.
	words := []string{"run", "--detach", "--name", container, "--label", "nodes=" + e.name, "--network", network, "--no-healthcheck",
		"--hostname", pod.Name}
	for _, alias := range aliases {
		words = append(words, "--network-alias", alias)
	}
	words = append(words, security(pod, spec)...)
	if limit, ok := spec.Resources.Limits[v1.ResourceMemory]; ok {
		words = append(words, "--memory", strconv.FormatInt(limit.Value(), 10))
	}
	for _, variable := range e.env {
		words = append(words, "--env", variable)
	}
	for _, variable := range spec.Env {
		words = append(words, "--env", variable.Name+"="+variable.Value)
	}
	volumes, err := e.volumes(pod, spec)
	if err != nil {
		return "ContainerCreating", err
	}
	words = append(words, volumes...)
	command := spec.Args
	if len(spec.Command) > 0 {
		words = append(words, "--entrypoint", spec.Command[0])
		command = append(append([]string{}, spec.Command[1:]...), spec.Args...)
	}
	if err := run(append(append(words, image), command...)...); err != nil {
		return "CreateContainerError", err
	}
	return "", nil
}

// A namespace's own.
func (e *engine) network(namespace string) string { return e.name + "-" + namespace }

// A Service leads to no pod that is being deleted. An engine takes no alias away, so the container comes back without any.
func (e *engine) leaveServices(container, namespace string) {
	_ = run("network", "disconnect", e.network(namespace), container)
	_ = run("network", "connect", e.network(namespace), container)
}

// The user, and whether the file system is read-only, privileges grow and capabilities stay.
func security(pod *v1.Pod, spec *v1.Container) []string {
	words := []string{}
	if all := pod.Spec.SecurityContext; all != nil && all.RunAsUser != nil && all.RunAsGroup != nil {
		words = append(words, "--user", fmt.Sprintf("%d:%d", *all.RunAsUser, *all.RunAsGroup))
	}
	own := spec.SecurityContext
	if own == nil {
		return words
	}
	if own.ReadOnlyRootFilesystem != nil && *own.ReadOnlyRootFilesystem {
		words = append(words, "--read-only")
	}
	if own.AllowPrivilegeEscalation != nil && !*own.AllowPrivilegeEscalation {
		words = append(words, "--security-opt", "no-new-privileges:true")
	}
	if own.Capabilities != nil {
		for _, capability := range own.Capabilities.Drop {
			words = append(words, "--cap-drop", string(capability))
		}
	}
	return words
}

// What is mounted where: emptyDir in memory, a bucket and a persistent volume as folders of this machine.
func (e *engine) volumes(pod *v1.Pod, spec *v1.Container) ([]string, error) {
	words := []string{}
	for _, mount := range spec.VolumeMounts {
		for _, volume := range pod.Spec.Volumes {
			if volume.Name != mount.Name {
				continue
			}
			folder := ""
			switch {
			case volume.EmptyDir != nil:
				words = append(words, "--tmpfs", mount.MountPath+":exec,mode=1777")
				continue
			case volume.CSI != nil:
				folder = filepath.Join(e.folder, volume.CSI.VolumeAttributes["bucketName"])
			case volume.PersistentVolumeClaim != nil:
				found, err := e.claimed(pod.Namespace, volume.PersistentVolumeClaim.ClaimName)
				if err != nil {
					return nil, err
				}
				folder = found
			default:
				return nil, fmt.Errorf("the volume %s is of no kind that these nodes know", volume.Name)
			}
			// For whichever user the pod has.
			if err := errors.Join(os.MkdirAll(folder, 0o777), os.Chmod(folder, 0o777)); err != nil {
				return nil, err
			}
			words = append(words, "--volume", folder+":"+mount.MountPath)
		}
	}
	return words, nil
}

func (e *engine) claimed(namespace, name string) (string, error) {
	claim, err := e.client.CoreV1().PersistentVolumeClaims(namespace).Get(context.Background(), name, metav1.GetOptions{})
	if err != nil {
		return "", err
	}
	volume, err := e.client.CoreV1().PersistentVolumes().Get(context.Background(), claim.Spec.VolumeName, metav1.GetOptions{})
	if err != nil {
		return "", err
	}
	return volume.Spec.HostPath.Path, nil
}
