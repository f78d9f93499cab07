export { MetricPageContent } from './MetricPageContent';
