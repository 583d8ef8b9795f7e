// A provider for Terraform that knows a schema and nothing else. It validates no more than types and names, which is enough for
// "terraform validate", and for "terraform test" with mock_provider, where the real one is not to be had: see scripts/checks/terraform.
//
// The schema is the file schema.json beside the program, as "terraform providers schema -json" writes it for one provider.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
)

// Whatever Terraform would ask of a provider besides is not implemented: a call of it ends the program, and the run fails.
type provider struct {
	tfprotov6.ProviderServer
	schemas schemas
}

func (p provider) GetProviderSchema(context.Context, *tfprotov6.GetProviderSchemaRequest) (*tfprotov6.GetProviderSchemaResponse, error) {
	return p.schemas.response()
}

func (p provider) ValidateProviderConfig(_ context.Context, request *tfprotov6.ValidateProviderConfigRequest) (*tfprotov6.ValidateProviderConfigResponse, error) {
	return &tfprotov6.ValidateProviderConfigResponse{PreparedConfig: request.Config}, nil
}

func (p provider) ValidateResourceConfig(context.Context, *tfprotov6.ValidateResourceConfigRequest) (*tfprotov6.ValidateResourceConfigResponse, error) {
	return &tfprotov6.ValidateResourceConfigResponse{}, nil
}

func (p provider) ValidateDataResourceConfig(context.Context, *tfprotov6.ValidateDataResourceConfigRequest) (*tfprotov6.ValidateDataResourceConfigResponse, error) {
	return &tfprotov6.ValidateDataResourceConfigResponse{}, nil
}

func (p provider) StopProvider(context.Context, *tfprotov6.StopProviderRequest) (*tfprotov6.StopProviderResponse, error) {
	return &tfprotov6.StopProviderResponse{}, nil
}

func main() {
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve() error {
	// As it was called, and not where a link leads to: several providers are the same program.
	file := filepath.Join(filepath.Dir(os.Args[0]), "schema.json")
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var known schemas
	if err := json.Unmarshal(content, &known); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return tf6server.Serve("registry.terraform.io/deploy-insights/schema", func() tfprotov6.ProviderServer {
		return provider{schemas: known}
	})
}
