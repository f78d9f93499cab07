export { NextStepsContent } from './NextStepsContent';
