export { Item } from './Item';
export { Loading } from './Loading';
export { Who } from './Who';
