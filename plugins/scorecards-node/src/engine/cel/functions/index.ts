import type { BuiltIn } from './builtIn';
import { COLLECTION_FUNCTIONS } from './collections';
import { CONVERSIONS } from './conversions';
import { TEXT_FUNCTIONS } from './texts';
import { TIME_FUNCTIONS } from './times';

/** All functions that are no macros. */
export const BUILT_INS: readonly BuiltIn[] = [
  ...COLLECTION_FUNCTIONS,
  ...CONVERSIONS,
  ...TEXT_FUNCTIONS,
  ...TIME_FUNCTIONS,
];

const BY_KEY = new Map(
  BUILT_INS.map(it => [keyOf(it.name, it.isMethod, it.arity), it]),
);

/** @param arity - with the receiver of a method */
export function findBuiltIn(
  name: string,
  isMethod: boolean,
  arity: number,
): BuiltIn | undefined {
  return BY_KEY.get(keyOf(name, isMethod, arity));
}

function keyOf(name: string, isMethod: boolean, arity: number): string {
  return `${isMethod ? '.' : ''}${name}/${arity}`;
}
