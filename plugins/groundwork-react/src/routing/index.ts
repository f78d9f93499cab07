export { useMountedPath } from './useMountedPath';
export { useQueryParam } from './useQueryParam';
