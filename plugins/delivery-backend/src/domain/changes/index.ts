export * from './withoutDoubles';
