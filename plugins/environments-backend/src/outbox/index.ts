export { addressOf } from './addressOf';
export type { SinkAddress } from './addressOf';
export { DeadLetters } from './DeadLetters';
export { measureOutbox } from './measureOutbox';
export { Outbox } from './Outbox';
export { OutboxSender } from './OutboxSender';
export { OutboxStore } from './OutboxStore';
