export { createExpressionCompiler } from './compiler';
