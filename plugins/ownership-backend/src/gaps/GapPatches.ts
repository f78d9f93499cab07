import { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { GapPatch } from '@groundwork/backstage-plugin-ownership-common';
import { isClosedByOwner } from '../domain/gaps/kinds';
import { CatalogFileError } from '../domain/gaps/patch/CatalogFileError';
import { changeFor, GapChange } from '../domain/gaps/patch/changeFor';
import { editCatalogFile } from '../domain/gaps/patch/editCatalogFile';
import { unifiedDiff } from '../domain/gaps/patch/unifiedDiff';
import { yamlToMerge } from '../domain/gaps/patch/yamlToMerge';
import { StoredGap } from '../domain/gaps/storedGap';
import { locateFile } from '../domain/kinds/path';
import { EntityProjection } from '../domain/projection';
import { OwnershipIndex } from '../index/OwnershipIndex';
import { FindReadable, Readable } from '../resolver/Readable';
import { CatalogFiles } from './CatalogFiles';
import { GapList } from './GapList';
import { GapSuggester } from './GapSuggester';

const SHOWN = 200;

/** What patches are made with. */
export interface GapPatchesOptions {
  index: Pick<OwnershipIndex, 'getEntity' | 'hasEntity'>;
  list: GapList;
  suggester: GapSuggester;
  files: CatalogFiles;
  logger: LoggerService;
}

/** Makes the changes to catalog files that close gaps. */
export class GapPatches {
  constructor(private readonly options: GapPatchesOptions) {}

  /**
   * @param owner - the new owner; the best suggestion unless said
   * @throws NotFoundError if there is no such gap that the caller may read, or
   *   no catalog file can close it
   * @throws InputError if the owner is none that the caller may choose
   */
  async find(
    { id, owner }: { id: string; owner?: string },
    findReadable: FindReadable,
  ): Promise<GapPatch> {
    const readable = new Readable(findReadable);
    const { gap, entity } = await this.#gapOf(id, readable);
    const { index } = this.options;
    const newOwner = isClosedByOwner(gap.kind)
      ? await this.#ownerOf(gap, entity, owner, readable)
      : undefined;
    const change = changeFor(gap.kind, entity, newOwner, ref =>
      index.hasEntity(ref),
    );
    if (!change) {
      throw new NotFoundError(
        `No change to a catalog file closes the gap '${id}'; mend the on-call schedule itself`,
      );
    }
    const target = entity.managedBy;
    const editUrl = httpUrl(entity.annotations['backstage.io/edit-url']);
    return {
      ...(target !== undefined && { target }),
      ...(editUrl !== undefined && { editUrl }),
      ...(newOwner !== undefined && { owner: newOwner }),
      ...(await this.#patch(entity, change, readable)),
    };
  }

  async #gapOf(
    id: string,
    readable: Readable,
  ): Promise<{ gap: StoredGap; entity: EntityProjection }> {
    const { list, index } = this.options;
    await list.follow();
    const gap = list.find(id);
    const entity = gap && index.getEntity(gap.entityRef);
    if (entity) {
      await readable.ask([entity.entityRef]);
    }
    if (!gap || !entity || !readable.has(entity.entityRef)) {
      throw new NotFoundError(
        `There is no open gap '${id.slice(
          0,
          SHOWN,
        )}' that you can read; it may have been closed`,
      );
    }
    return { gap, entity };
  }

  async #ownerOf(
    { kind }: StoredGap,
    entity: EntityProjection,
    owner: string | undefined,
    readable: Readable,
  ): Promise<string> {
    if (owner === undefined) {
      const { suggester } = this.options;
      const [[best]] = await suggester.suggest([{ kind, entity }], readable);
      if (!best) {
        throw new InputError(
          "Nothing is known that would suggest an owner; say who it is to be with 'owner', such as group:default/payments",
        );
      }
      return best.owner.entityRef;
    }
    const entityRef = toGroupRef(owner, entity.namespace);
    await readable.ask([entityRef]);
    if (!readable.has(entityRef) || !this.options.index.hasEntity(entityRef)) {
      throw new InputError(
        `'owner' is '${entityRef}', which is no group that you can read in the catalog; check its namespace and name`,
      );
    }
    return entityRef;
  }

  /** A difference if the file could be read, else what to merge in. */
  async #patch(
    entity: EntityProjection,
    change: GapChange,
    readable: Readable,
  ): Promise<Pick<GapPatch, 'patch' | 'format'>> {
    try {
      const patch = await this.#diff(entity, change, readable);
      return { patch, format: 'diff' };
    } catch (error) {
      if (!(error instanceof CatalogFileError)) {
        throw error;
      }
      this.options.logger.debug(
        `There is no difference for the catalog file of ${entity.entityRef}: ${error.message}`,
      );
      return { patch: yamlToMerge(entity, change), format: 'yaml' };
    }
  }

  async #diff(
    { entityRef, managedBy }: EntityProjection,
    change: GapChange,
    readable: Readable,
  ): Promise<string> {
    if (managedBy === undefined) {
      throw new CatalogFileError('the catalog does not say where it is');
    }
    const before = await this.options.files.read(managedBy);
    const { text, entityRefs } = editCatalogFile(before, entityRef, change);
    await readable.ask(entityRefs.filter(ref => ref !== undefined));
    // The lines around the change may be about what else is in the file.
    if (!entityRefs.every(ref => ref !== undefined && readable.has(ref))) {
      throw new CatalogFileError('it has what the caller may not read');
    }
    const patch = unifiedDiff(pathOf(managedBy), before, text);
    if (patch === undefined) {
      throw new CatalogFileError('nearly everything would be different');
    }
    return patch;
  }
}

function toGroupRef(owner: string, defaultNamespace: string): string {
  const right = 'it must be a group, such as group:default/payments';
  let ref;
  try {
    ref = parseEntityRef(owner, { defaultKind: 'group', defaultNamespace });
  } catch (error) {
    throw new InputError(
      `'owner' is '${owner.slice(0, SHOWN)}'; ${right}`,
      error,
    );
  }
  if (ref.kind.toLowerCase() !== 'group') {
    throw new InputError(
      `'owner' is '${owner.slice(0, SHOWN)}', which is no group; ${right}`,
    );
  }
  return stringifyEntityRef(ref);
}

/** In its repository if that can be told. */
function pathOf(location: string): string {
  const target = location.slice(location.indexOf(':') + 1);
  const name = target.split(/[\\/]/).at(-1) || 'catalog-info.yaml';
  return (location.startsWith('url:') && locateFile(target)?.path) || name;
}

function httpUrl(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text)
    ? text
    : undefined;
}
