export { AskWaiverButton } from './AskWaiverButton';
