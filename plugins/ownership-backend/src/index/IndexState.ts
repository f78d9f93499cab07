import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';
import { Feedback, FeedbackIndex } from '../domain/feedback';
import { CandidateSources } from '../domain/resolve/candidates';
import { EntityTable } from '../domain/resolve/entityTable';
import { IdentifierIndex } from '../domain/resolve/identifierIndex';
import { EntityChange } from '../store/entities';
import { SourceChange, SourceState } from '../store/sources';
import { EntityNames } from './EntityNames';

const NEVER = new Date(0);

/** Which state of which database is held in memory. */
export interface StateMark {
  storeId: string;
  revision: number;
}

/**
 * The projection in memory. Changes are applied in whatever order they are
 * read; applying one twice changes nothing.
 */
export class IndexState implements CandidateSources {
  readonly entities = new EntityTable();
  readonly identifiers = new IdentifierIndex(this.entities);
  readonly names = new EntityNames(this.entities);
  readonly sources = new Map<string, SourceState>();
  feedback = new FeedbackIndex();
  mark: StateMark;
  /** Counts the changes, apart from those of sources' states. */
  changes = 0;

  constructor(mark: StateMark) {
    this.mark = mark;
  }

  applyEntity({ entityRef, text }: EntityChange): void {
    this.changes += 1;
    if (text === undefined) {
      this.entities.delete(entityRef);
    } else {
      this.entities.setText(entityRef, text);
    }
    this.names.update(entityRef);
  }

  applySet(set: Parameters<IdentifierIndex['replace']>[0]): void {
    this.changes += 1;
    this.identifiers.replace(set);
  }

  applySource({ source, state }: SourceChange): void {
    if (state) {
      this.sources.set(source, state);
    } else {
      this.sources.delete(source);
    }
  }

  applyFeedback(feedback: Feedback): void {
    this.changes += 1;
    this.feedback.set(feedback);
  }

  countOf(kind: IdentifierKind, key: string): number {
    return this.identifiers.countOf(kind, key);
  }

  find(kind: IdentifierKind, key: string) {
    return this.identifiers.find(kind, key);
  }

  hasEntity(entityRef: string): boolean {
    return this.entities.has(entityRef);
  }

  lastReadOf(source: string): Date {
    return this.sources.get(source)?.succeededAt ?? NEVER;
  }
}
