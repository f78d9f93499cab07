import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { mockIntersections } from '../../__testUtils__/mockIntersections';
import { renderMaturity } from '../../__testUtils__/renderMaturity';

const HTML = '<!doctype html><title>Report</title><p>Review holds it up</p>';

const AT = '/maturity/report?quarter=2026-Q3&group=group%3Adefault%2Fpayments';

const QUERY = { quarter: '2026-Q3', group: 'group:default/payments' };

beforeAll(() => {
  mockIntersections();
  Object.assign(URL, {
    createObjectURL: () => 'blob:report',
    revokeObjectURL: () => {},
  });
});

/** What was saved as a file, by its name. */
function savedFiles(): string[] {
  const names: string[] = [];
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function click(this: HTMLAnchorElement) {
      names.push(this.download);
    });
  return names;
}

afterEach(() => jest.restoreAllMocks());

const sheet = () =>
  screen.findByTitle<HTMLIFrameElement>('Leadership report, 2026-Q3');

async function renderReport(
  answers: Parameters<typeof renderMaturity>[0]['answers'] = {},
  at: string = AT,
) {
  return renderMaturity({
    at,
    answers: { exportReport: async () => HTML, ...answers },
  });
}

it('shows the report of the address as the server drew it, without scripts', async () => {
  const { maturityApi } = await renderReport();
  const frame = await sheet();
  expect(frame).toHaveAttribute('srcdoc', HTML);
  expect(frame).toHaveAttribute(
    'sandbox',
    'allow-same-origin allow-modals allow-popups allow-popups-to-escape-sandbox',
  );
  expect(maturityApi.exportReport.mock.calls[0][0]).toEqual({
    ...QUERY,
    format: 'html',
  });
});

it('is of the quarter that it is in unless the address says otherwise', async () => {
  const { maturityApi } = await renderReport({}, '/maturity/report');
  await waitFor(() => expect(maturityApi.exportReport).toHaveBeenCalled());
  const now = new Date();
  const quarter = Math.floor(now.getUTCMonth() / 3) + 1;
  expect(maturityApi.exportReport.mock.calls[0][0]).toEqual({
    quarter: `${now.getUTCFullYear()}-Q${quarter}`,
    format: 'html',
  });
  expect(
    await screen.findByRole('button', { name: /so far/ }),
  ).toBeInTheDocument();
});

it('changes the quarter in the address', async () => {
  await renderReport();
  await sheet();
  await userEvent.click(screen.getByRole('button', { name: /Q3 2026/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'Q2 2026' }));
  expect(
    await screen.findByTitle('Leadership report, 2026-Q2'),
  ).toBeInTheDocument();
  expect(screen.getByTestId('address')).toHaveTextContent(
    '/maturity/report?group=group%3Adefault%2Fpayments&quarter=2026-Q2',
  );
});

it('is printed as it stands', async () => {
  await renderReport();
  const frame = await sheet();
  const print = jest.fn();
  Object.defineProperty(frame.contentWindow, 'print', { value: print });
  await userEvent.click(screen.getByRole('button', { name: 'Print' }));
  expect(print).toHaveBeenCalledTimes(1);
});

it('is as tall as what is in it', async () => {
  await renderReport();
  const frame = await sheet();
  Object.defineProperty(frame, 'contentDocument', {
    value: { documentElement: { scrollHeight: 1240 } },
  });
  fireEvent.load(frame);
  expect(frame).toHaveStyle({ height: '1244px' });
});

it('is downloaded as CSV and as JSON', async () => {
  const names = savedFiles();
  const { maturityApi } = await renderReport({
    getReport: async () => JSON.parse('{"headline":"Review holds it up"}'),
  });
  await sheet();
  await userEvent.click(screen.getByRole('button', { name: 'Download CSV' }));
  await waitFor(() => expect(names).toEqual(['maturity-payments-2026-Q3.csv']));
  await userEvent.click(screen.getByRole('button', { name: 'Download JSON' }));
  await waitFor(() => expect(names[1]).toBe('maturity-payments-2026-Q3.json'));
  expect(maturityApi.exportReport.mock.calls.at(-1)?.[0]).toEqual({
    ...QUERY,
    format: 'csv',
  });
  expect(maturityApi.getReport.mock.calls).toEqual([[QUERY]]);
});

it('says when a file could not be made', async () => {
  await renderReport({
    getReport: async () => {
      throw new Error('The database is away');
    },
  });
  await sheet();
  await userEvent.click(screen.getByRole('button', { name: 'Download JSON' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The file could not be madeNothing was lost. The database is away',
  );
});

it('says who could let one read it', async () => {
  await renderReport({
    exportReport: async () => {
      throw new NotAllowedError('no');
    },
  });
  expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  expect(
    screen.getByText(/can grant you maturity\.report\.read\.$/),
  ).toBeInTheDocument();
  expect(screen.queryByRole('button')).toBeNull();
});

it('says what failed, and tries again', async () => {
  let failures = 1;
  await renderReport({
    exportReport: async () => {
      if (failures-- > 0) {
        throw new Error('The database is away');
      }
      return HTML;
    },
  });
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The report could not be writtenNothing was lost. The database is away',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await sheet()).toBeInTheDocument();
});

it('has the layout of a sheet while it is written', async () => {
  await renderReport({ exportReport: () => new Promise(() => {}) });
  expect(
    await screen.findByRole('status', { name: 'Writing the report…' }),
  ).toBeInTheDocument();
});
