export { MyEnvironmentsContent } from './MyEnvironmentsContent';
