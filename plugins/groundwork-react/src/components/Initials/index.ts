export { Initials, initialsOf } from './Initials';
