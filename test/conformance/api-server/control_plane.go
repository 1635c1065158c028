package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/go-logr/logr"
	"github.com/spf13/pflag"
	"go.etcd.io/etcd/server/v3/embed"
	"go.uber.org/zap"
	genericapiserver "k8s.io/apiserver/pkg/server"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/util/keyutil"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
	"k8s.io/kubernetes/cmd/kube-apiserver/app/options"
)

const readyWithin = 2 * time.Minute

// admissionOff are the plugins that refuse what depends on other objects of the cluster: service accounts, priority and runtime classes, and the
// namespace, which is taken to exist.
const admissionOff = "ServiceAccount,Priority,RuntimeClass,NamespaceLifecycle"

// controlPlane is a running kube-apiserver and how it is reached.
type controlPlane struct {
	client *http.Client
	config *rest.Config
	host   string
	kinds  map[kind]resource
	// namespaces are those that were made, each with what makes it.
	namespaces sync.Map
}

// startControlPlane runs etcd and kube-apiserver in this process until it ends; both listen on loopback and keep what they write in the folder.
func startControlPlane(folder string) (*controlPlane, error) {
	klog.SetLogger(logr.Discard())
	rest.SetDefaultWarningHandler(rest.NoWarnings{})
	etcd, err := startEtcd(filepath.Join(folder, "etcd"))
	if err != nil {
		return nil, fmt.Errorf("etcd does not start: %w", err)
	}
	running, err := startAPIServer(folder, etcd)
	if err != nil {
		return nil, fmt.Errorf("kube-apiserver does not start: %w", err)
	}
	config := running.LoopbackClientConfig
	transport, err := rest.HTTPWrappersForConfig(config, inProcess{running.Handler})
	if err != nil {
		return nil, err
	}
	server := &controlPlane{client: &http.Client{Transport: transport}, host: config.Host, config: config}
	if err := server.awaitReady(); err != nil {
		return nil, err
	}
	server.kinds, err = servedKinds(config)
	return server, err
}

// inProcess hands requests to the server as its listener does, without the cost of encryption.
type inProcess struct{ handler http.Handler }

func (p inProcess) RoundTrip(request *http.Request) (*http.Response, error) {
	recorder := httptest.NewRecorder()
	request.RemoteAddr = "127.0.0.1:0"
	request.RequestURI = request.URL.RequestURI()
	p.handler.ServeHTTP(recorder, request)
	return recorder.Result(), nil
}

// startEtcd returns the URL for clients.
func startEtcd(folder string) (string, error) {
	config := embed.NewConfig()
	loopback := url.URL{Scheme: "http", Host: "127.0.0.1:0"}
	config.Dir = folder
	config.UnsafeNoFsync = true
	config.ZapLoggerBuilder = embed.NewZapLoggerBuilder(zap.NewNop())
	config.ListenClientUrls, config.AdvertiseClientUrls = []url.URL{loopback}, []url.URL{loopback}
	config.ListenPeerUrls, config.AdvertisePeerUrls = []url.URL{loopback}, []url.URL{loopback}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	server, err := embed.StartEtcd(config)
	if err != nil {
		return "", err
	}
	select {
	case <-server.Server.ReadyNotify():
		return "http://" + server.Clients[0].Addr().String(), nil
	case err := <-server.Err():
		return "", err
	case <-time.After(readyWithin):
		return "", fmt.Errorf("not ready after %s", readyWithin)
	}
}

func startAPIServer(folder, etcd string) (*genericapiserver.GenericAPIServer, error) {
	key := filepath.Join(folder, "service-account.key")
	if err := writeKey(key); err != nil {
		return nil, err
	}
	set := options.NewServerRunOptions()
	flags := pflag.NewFlagSet("kube-apiserver", pflag.ContinueOnError)
	for _, each := range set.Flags().FlagSets {
		flags.AddFlagSet(each)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	set.SecureServing.Listener = listener
	set.SecureServing.BindPort = listener.Addr().(*net.TCPAddr).Port
	if err := flags.Parse([]string{
		"--etcd-servers=" + etcd,
		"--cert-dir=" + folder,
		"--bind-address=127.0.0.1",
		"--advertise-address=127.0.0.1",
		"--endpoint-reconciler-type=none",
		"--authorization-mode=RBAC",
		"--anonymous-auth=false",
		"--allow-privileged=true",
		"--service-cluster-ip-range=10.0.0.0/12,fd00::/108",
		"--service-node-port-range=1-65535",
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-account-key-file=" + key,
		"--service-account-signing-key-file=" + key,
		"--disable-admission-plugins=" + admissionOff,
	}); err != nil {
		return nil, err
	}
	if err := set.GenericServerRunOptions.ComponentGlobalsRegistry.Set(); err != nil {
		return nil, err
	}
	return serve(set)
}

func serve(set *options.ServerRunOptions) (*genericapiserver.GenericAPIServer, error) {
	ctx := context.Background()
	completedOptions, err := set.Complete(ctx)
	if err != nil {
		return nil, err
	}
	if errs := completedOptions.Validate(); len(errs) != 0 {
		return nil, fmt.Errorf("options: %v", errs)
	}
	config, err := app.NewConfig(completedOptions)
	if err != nil {
		return nil, err
	}
	completed, err := config.Complete()
	if err != nil {
		return nil, err
	}
	server, err := app.CreateServerChain(completed)
	if err != nil {
		return nil, err
	}
	prepared, err := server.PrepareRun()
	if err != nil {
		return nil, err
	}
	go func() {
		if err := prepared.Run(ctx); err != nil {
			fmt.Fprintln(os.Stderr, "kube-apiserver ended:", err)
			os.Exit(1)
		}
	}()
	return server.GenericAPIServer, nil
}

func writeKey(path string) error {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	pem, err := keyutil.MarshalPrivateKeyToPEM(private)
	if err != nil {
		return err
	}
	return keyutil.WriteKey(path, pem)
}

func (s *controlPlane) awaitReady() error {
	for begun := time.Now(); time.Since(begun) < readyWithin; time.Sleep(100 * time.Millisecond) {
		response, err := s.client.Get(s.host + "/readyz")
		if err != nil {
			continue
		}
		response.Body.Close()
		if response.StatusCode == http.StatusOK {
			return nil
		}
	}
	return fmt.Errorf("kube-apiserver is not ready after %s", readyWithin)
}
