export { WaiversPageContent } from './WaiversPageContent';
