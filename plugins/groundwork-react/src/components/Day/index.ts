export { Day } from './Day';
