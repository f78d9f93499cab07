import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Gap,
  GapPatch,
  SuggestedOwner,
} from '@groundwork/backstage-plugin-ownership-common';
import { mockIntersectionObserver } from '../../__testUtils__/browser';
import { gap } from '../../__testUtils__/gaps';
import { fakeOwnershipApi } from '../../__testUtils__/ownershipApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { FixGapButton } from './FixGapButton';

beforeAll(mockIntersectionObserver);

function suggestion(
  name: string,
  title: string,
  confidence: number,
  reasons: string[],
): SuggestedOwner {
  const entityRef = `group:default/${name}`;
  return { owner: { entityRef, title, exists: true }, confidence, reasons };
}

const imageResizer = gap('dangling-owner', 'image-resizer', {
  entity: { title: 'Image resizer' },
  why: 'Its owner user:default/sam.whitfield is not in the catalog',
  suggestions: [
    suggestion('catalog-and-search', 'Catalog and Search', 0.86, [
      'CODEOWNERS of acme/product-catalog gives it 41 of 44 files',
      'It owns 3 of 4 neighbours in the system storefront',
    ]),
    suggestion('ordering', 'Ordering', 0.31, ['It owns 1 of 4 neighbours']),
  ],
});

function diffTo(owner: string | undefined): GapPatch {
  return {
    target: 'url:https://git.acme.test/catalog/blob/main/catalog-info.yaml',
    owner,
    format: 'diff',
    patch: `@@ -9 +9 @@\n-  owner: user:sam.whitfield\n+  owner: ${owner}\n`,
  };
}

async function openDialog(
  about: Gap,
  findPatch: (owner?: string) => Promise<GapPatch | undefined>,
) {
  const ownershipApi = fakeOwnershipApi({
    findGapPatch: async (_, options) => findPatch(options?.owner),
  });
  renderInPortal(<FixGapButton gap={about} />, {
    ownershipApi,
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'ledger', title: 'Ledger' },
        spec: { type: 'team', children: [] },
      },
    ],
  });
  await userEvent.click(await screen.findByRole('button', { name: /^Fix/ }));
  return within(await screen.findByRole('dialog'));
}

describe('fixing a gap by another owner', () => {
  it('offers the suggestions with their reasons, the best one chosen', async () => {
    const dialog = await openDialog(imageResizer, async owner => diffTo(owner));
    expect(
      dialog.getByRole('heading', {
        name: 'Owner does not exist: Image resizer',
      }),
    ).toBeInTheDocument();
    expect(dialog.getByText(/sam\.whitfield is not in/)).toBeInTheDocument();

    const choices = within(
      dialog.getByRole('radiogroup', { name: 'New owner' }),
    ).getAllByRole('radio');
    expect(choices.map(choice => choice.closest('label')?.textContent)).toEqual(
      [
        'Catalog and Search0.86 likely' +
          'CODEOWNERS of acme/product-catalog gives it 41 of 44 files' +
          'It owns 3 of 4 neighbours in the system storefront',
        'Ordering0.31 weakIt owns 1 of 4 neighbours',
        'Another group',
      ],
    );
    expect(choices[0]).toBeChecked();
  });

  it('shows the change, where it goes, and what comes after', async () => {
    const dialog = await openDialog(imageResizer, async owner => diffTo(owner));
    expect(
      await dialog.findByRole('region', { name: 'Change to the catalog file' }),
    ).toHaveTextContent('+ owner: group:default/catalog-and-search');
    expect(
      dialog.getByRole('link', { name: /git\.acme\.test\/catalog/ }),
    ).toHaveAttribute(
      'href',
      'https://git.acme.test/catalog/blob/main/catalog-info.yaml',
    );
    expect(
      dialog.getByText(/closes once the catalog has read the file again/),
    ).toBeInTheDocument();
  });

  it('makes the change for the owner that is chosen', async () => {
    const dialog = await openDialog(imageResizer, async owner => diffTo(owner));
    await userEvent.click(dialog.getByRole('radio', { name: /^Ordering/ }));
    expect(
      await dialog.findByText('+ owner: group:default/ordering'),
    ).toBeInTheDocument();
  });

  it('finds any other group', async () => {
    const dialog = await openDialog(
      gap('unowned', 'currency-rates'),
      async owner => diffTo(owner),
    );
    expect(
      dialog.getByText(/Nothing points to an owner yet/),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('combobox', { name: 'Group' }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Ledger' }),
    );
    expect(
      await dialog.findByText('+ owner: group:default/ledger'),
    ).toBeInTheDocument();
  });
});

describe('the patch of a gap', () => {
  const noRunbook = gap('no-runbook', 'ledger');
  const yaml: GapPatch = {
    format: 'yaml',
    editUrl: 'https://git.acme.test/catalog/edit/main/ledger.yaml',
    patch:
      'metadata:\n  annotations:\n    groundwork.dev/runbook: REPLACE-ME\n',
  };

  it('is YAML to add where no owner is wanted', async () => {
    const dialog = await openDialog(noRunbook, async () => yaml);
    expect(
      await dialog.findByRole('region', {
        name: 'Merge this into the catalog file',
      }),
    ).toHaveTextContent('groundwork.dev/runbook: REPLACE-ME');
    expect(
      dialog.getByText(/^Fill in what is called REPLACE-ME\./),
    ).toBeInTheDocument();
    expect(
      dialog.getByRole('link', { name: /^Edit the file/ }),
    ).toHaveAttribute('href', yaml.editUrl);
    expect(dialog.queryByRole('radiogroup')).toBeNull();
  });

  it('can be copied', async () => {
    const dialog = await openDialog(noRunbook, async () => yaml);
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(await dialog.findByRole('button', { name: 'Copy' }));
    expect(write).toHaveBeenCalledWith(yaml.patch);
  });

  it('can be downloaded', async () => {
    const saved: Array<{ name: string; blob: Blob }> = [];
    const blobs = new Map<string, Blob>();
    URL.createObjectURL = jest.fn((blob: Blob) => {
      blobs.set('blob:1', blob);
      return 'blob:1';
    });
    URL.revokeObjectURL = jest.fn();
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push({ name: this.download, blob: blobs.get(this.href)! });
      });
    const dialog = await openDialog(noRunbook, async () => yaml);
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Download ledger.yaml' }),
    );
    expect(saved.map(({ name, blob }) => [name, blob.size])).toEqual([
      ['ledger.yaml', new TextEncoder().encode(yaml.patch).length],
    ]);
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:1');
    click.mockRestore();
  });

  it.each([
    ['silent-on-call', /Put somebody on the schedule/],
    ['no-channel', /may have been closed meanwhile/],
    ['unowned', /Choose a group to see the change/],
  ] as const)('of %s that nobody can make', async (kind, expected) => {
    const dialog = await openDialog(gap(kind, 'ledger'), async () => undefined);
    expect(await dialog.findByText(expected)).toBeInTheDocument();
  });

  it('is tried again when it failed', async () => {
    let failures = 1;
    const dialog = await openDialog(noRunbook, async () => {
      if (failures-- > 0) {
        throw new Error('The source host did not answer.');
      }
      return yaml;
    });
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The patch could not be madeThe source host did not answer.',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));
    expect(await dialog.findByRole('region')).toBeInTheDocument();
  });
});
