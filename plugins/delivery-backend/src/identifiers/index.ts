export { IdentifierStore } from './IdentifierStore';
