/**
 * Resources by Terraform or OpenTofu.
 *
 * @packageDocumentation
 */
export { environmentsModuleTerraform as default } from './module';
