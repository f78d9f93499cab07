export * from './Viewers';
