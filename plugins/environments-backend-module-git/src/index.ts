/**
 * Resources by manifests in a git repository, for Argo CD to apply.
 *
 * @packageDocumentation
 */
export { environmentsModuleGit as default } from './module';
