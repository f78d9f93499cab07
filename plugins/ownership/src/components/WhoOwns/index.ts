export { WhoOwns } from './WhoOwns';
