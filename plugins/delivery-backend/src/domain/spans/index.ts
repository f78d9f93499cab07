export * from './observed';
export * from './stageSpans';
