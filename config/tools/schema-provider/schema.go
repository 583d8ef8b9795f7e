package main

import (
	"encoding/json"
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// What "terraform providers schema -json" says of one provider, as far as it matters here.
type schemas struct {
	Provider      schema            `json:"provider"`
	Resources     map[string]schema `json:"resource_schemas"`
	DataResources map[string]schema `json:"data_source_schemas"`
}

type schema struct {
	Version int64 `json:"version"`
	Block   block `json:"block"`
}

type block struct {
	Attributes map[string]attribute   `json:"attributes"`
	Blocks     map[string]nestedBlock `json:"block_types"`
}

type attribute struct {
	Type      json.RawMessage `json:"type"`
	Nested    *nestedType     `json:"nested_type"`
	Required  bool            `json:"required"`
	Optional  bool            `json:"optional"`
	Computed  bool            `json:"computed"`
	Sensitive bool            `json:"sensitive"`
	WriteOnly bool            `json:"write_only"`
}

type nestedType struct {
	Mode       string               `json:"nesting_mode"`
	Attributes map[string]attribute `json:"attributes"`
}

type nestedBlock struct {
	Mode  string `json:"nesting_mode"`
	Block block  `json:"block"`
	Min   int64  `json:"min_items"`
	Max   int64  `json:"max_items"`
}

var blockModes = map[string]tfprotov6.SchemaNestedBlockNestingMode{
	"single": tfprotov6.SchemaNestedBlockNestingModeSingle,
	"list":   tfprotov6.SchemaNestedBlockNestingModeList,
	"set":    tfprotov6.SchemaNestedBlockNestingModeSet,
	"map":    tfprotov6.SchemaNestedBlockNestingModeMap,
	"group":  tfprotov6.SchemaNestedBlockNestingModeGroup,
}

var attributeModes = map[string]tfprotov6.SchemaObjectNestingMode{
	"single": tfprotov6.SchemaObjectNestingModeSingle,
	"list":   tfprotov6.SchemaObjectNestingModeList,
	"set":    tfprotov6.SchemaObjectNestingModeSet,
	"map":    tfprotov6.SchemaObjectNestingModeMap,
}

func (s schemas) response() (*tfprotov6.GetProviderSchemaResponse, error) {
	provider, err := s.Provider.protocol()
	if err != nil {
		return nil, err
	}
	resources, err := protocols(s.Resources)
	if err != nil {
		return nil, err
	}
	data, err := protocols(s.DataResources)
	if err != nil {
		return nil, err
	}
	return &tfprotov6.GetProviderSchemaResponse{Provider: provider, ResourceSchemas: resources, DataSourceSchemas: data}, nil
}

func protocols(all map[string]schema) (map[string]*tfprotov6.Schema, error) {
	result := map[string]*tfprotov6.Schema{}
	for name, one := range all {
		converted, err := one.protocol()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		result[name] = converted
	}
	return result, nil
}

func (s schema) protocol() (*tfprotov6.Schema, error) {
	converted, err := s.Block.protocol()
	return &tfprotov6.Schema{Version: s.Version, Block: converted}, err
}

func (b block) protocol() (*tfprotov6.SchemaBlock, error) {
	attributes, err := attributesOf(b.Attributes)
	if err != nil {
		return nil, err
	}
	result := &tfprotov6.SchemaBlock{Attributes: attributes}
	for name, nested := range b.Blocks {
		mode, known := blockModes[nested.Mode]
		if !known {
			return nil, fmt.Errorf("block %s nests by %q", name, nested.Mode)
		}
		inner, err := nested.Block.protocol()
		if err != nil {
			return nil, err
		}
		result.BlockTypes = append(result.BlockTypes, &tfprotov6.SchemaNestedBlock{
			TypeName: name, Block: inner, Nesting: mode, MinItems: nested.Min, MaxItems: nested.Max,
		})
	}
	return result, nil
}

func attributesOf(all map[string]attribute) ([]*tfprotov6.SchemaAttribute, error) {
	var result []*tfprotov6.SchemaAttribute
	for name, one := range all {
		converted := &tfprotov6.SchemaAttribute{
			Name: name, Required: one.Required, Optional: one.Optional, Computed: one.Computed,
			Sensitive: one.Sensitive, WriteOnly: one.WriteOnly,
		}
		if err := one.typeInto(converted); err != nil {
			return nil, fmt.Errorf("attribute %s: %w", name, err)
		}
		result = append(result, converted)
	}
	return result, nil
}

func (a attribute) typeInto(converted *tfprotov6.SchemaAttribute) error {
	if a.Nested == nil {
		parsed, err := tftypes.ParseJSONType(a.Type)
		converted.Type = parsed
		return err
	}
	mode, known := attributeModes[a.Nested.Mode]
	if !known {
		return fmt.Errorf("nests by %q", a.Nested.Mode)
	}
	inner, err := attributesOf(a.Nested.Attributes)
	converted.NestedType = &tfprotov6.SchemaObject{Attributes: inner, Nesting: mode}
	return err
}
