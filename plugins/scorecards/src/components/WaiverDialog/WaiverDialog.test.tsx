import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  CheckResult,
  ScorecardsApi,
} from '@groundwork/backstage-plugin-scorecards-common';
import { refusal } from '../../__testUtils__/refusal';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { fakeScorecardsApi } from '../../__testUtils__/scorecardsApi';
import {
  checkResult,
  entityScorecard,
  scorecardDetail,
  scoredEntity,
  waiver,
} from '../../__testUtils__/scorecards';
import { dayAfter } from '../../logic/days';
import { AskWaiverButton } from './AskWaiverButton';

async function openDialog(
  answers: Partial<ScorecardsApi> = {},
  rest: Partial<CheckResult> = {},
) {
  const scorecardsApi = fakeScorecardsApi({
    requestWaiver: async () => waiver(),
    findScorecard: async () => scorecardDetail(),
    ...answers,
  });
  const onAsked = jest.fn();
  const check = checkResult('rollback', {
    title: 'Has a rehearsed rollback',
    ...rest,
  });
  renderInPortal(
    <AskWaiverButton
      entity={scoredEntity('ledger', { title: 'Ledger' })}
      scorecard={entityScorecard({
        checks: [check, checkResult('canary', { title: 'Deploys by canary' })],
      })}
      check={check}
      onAsked={onAsked}
    />,
    { scorecardsApi },
  );
  await userEvent.click(
    await screen.findByRole('button', {
      name: 'Ask for a waiver for “Has a rehearsed rollback”',
    }),
  );
  const dialog = within(
    await screen.findByRole('dialog', {
      name: 'Waiver for “Has a rehearsed rollback”',
    }),
  );
  return { scorecardsApi, onAsked, dialog };
}

const REASON = 'The ledger is replaced in January';

describe('asking for a waiver', () => {
  it('sends the reason and the end, and says who can approve it', async () => {
    const { scorecardsApi, onAsked, dialog } = await openDialog();
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Reason' }),
      REASON,
    );
    await userEvent.click(dialog.getByRole('button', { name: '60 days' }));
    expect(dialog.getByLabelText('Until')).toHaveValue(
      dayAfter(60, new Date()),
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Ask for the waiver' }),
    );
    const answer = within(
      await screen.findByRole('dialog', { name: 'The waiver was asked for' }),
    );
    expect(await answer.findByText(/ask Platform/)).toHaveTextContent(
      'Somebody else, who may decide about waivers here, has to approve it: ask Platform, for example. Until then the check counts.',
    );
    expect(scorecardsApi.requestWaiver.mock.calls).toEqual([
      [
        {
          entityRef: 'component:default/ledger',
          scorecardId: 'production-readiness',
          checkId: 'rollback',
          reason: REASON,
          expiresAt: new Date(
            `${dayAfter(60, new Date())}T23:59:59`,
          ).toISOString(),
          compensatingCheckId: undefined,
        },
      ],
    ]);
    expect(onAsked).not.toHaveBeenCalled();
    await userEvent.click(answer.getByRole('button', { name: 'Done' }));
    expect(onAsked).toHaveBeenCalledTimes(1);
  });

  it('lasts until a check that is only announced counts, and longer', async () => {
    const enforcedFrom = new Date();
    enforcedFrom.setDate(enforcedFrom.getDate() + 60);
    const { scorecardsApi, dialog } = await openDialog(
      {},
      { enforced: false, enforcedFrom: enforcedFrom.toISOString() },
    );
    const until = dialog.getByLabelText('Until');
    expect(until).toHaveValue(dayAfter(30, enforcedFrom));
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Reason' }),
      REASON,
    );
    fireEvent.change(until, { target: { value: dayAfter(59, new Date()) } });
    const send = dialog.getByRole('button', { name: 'Ask for the waiver' });
    await userEvent.click(send);
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      /^The check only counts from .*: choose a later day$/,
    );
    expect(scorecardsApi.requestWaiver).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: '90 days' }));
    await userEvent.click(send);
    // It does not count yet, waiver or not.
    expect((await screen.findByText(/ask Platform/)).textContent).not.toMatch(
      /Until then the check counts/,
    );
  });

  it('can depend on another check', async () => {
    const { scorecardsApi, dialog } = await openDialog();
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Reason' }),
      REASON,
    );
    await userEvent.click(
      dialog.getByRole('button', { name: /Only while this check passes/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', {
        name: 'Deploys by canary – now: Fails',
      }),
    );
    expect(
      screen.queryByRole('option', { name: 'Has a rehearsed rollback' }),
    ).toBeNull();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Ask for the waiver' }),
    );
    await waitFor(() =>
      expect(
        scorecardsApi.requestWaiver.mock.calls[0]?.[0].compensatingCheckId,
      ).toBe('canary'),
    );
  });

  it('says in place what is wrong, and only once it was tried', async () => {
    const { scorecardsApi, dialog } = await openDialog();
    const reason = dialog.getByRole('textbox', { name: 'Reason' });
    await userEvent.type(reason, 'Later');
    fireEvent.change(dialog.getByLabelText('Until'), {
      target: { value: dayAfter(181, new Date()) },
    });
    expect(dialog.queryByText(/at least 10 characters/)).toBeNull();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Ask for the waiver' }),
    );
    expect(
      dialog.getByText('Say it in at least 10 characters'),
    ).toBeInTheDocument();
    expect(reason).toBeInvalid();
    expect(dialog.getByRole('alert')).toHaveTextContent(
      'Choose a day at most 180 days from now',
    );
    expect(scorecardsApi.requestWaiver).not.toHaveBeenCalled();
    await userEvent.type(reason, ', in January');
    expect(dialog.queryByText(/at least 10 characters/)).toBeNull();
  });

  it('keeps what was written when it does not arrive', async () => {
    const { dialog } = await openDialog({
      requestWaiver: async () => {
        throw new Error('There is a waiver already.');
      },
    });
    const reason = dialog.getByRole('textbox', { name: 'Reason' });
    await userEvent.type(reason, REASON);
    await userEvent.click(
      dialog.getByRole('button', { name: 'Ask for the waiver' }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The waiver could not be asked forThere is a waiver already.',
    );
    expect(reason).toHaveValue(REASON);
  });

  it('says why it is refused, and shows how it is now', async () => {
    const { dialog, onAsked } = await openDialog({
      requestWaiver: async () => {
        throw await refusal(409, 'ConflictError', 'There is a waiver already');
      },
    });
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Reason' }),
      REASON,
    );
    const send = dialog.getByRole('button', { name: 'Ask for the waiver' });
    await userEvent.click(send);
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'There is nothing to ask for any moreThere is a waiver already',
    );
    expect(send).not.toBeInTheDocument();
    expect(onAsked).not.toHaveBeenCalled();
    await userEvent.click(
      dialog.getByRole('button', { name: 'See it as it is now' }),
    );
    expect(onAsked).toHaveBeenCalledTimes(1);
  });

  it('is called off by Escape', async () => {
    const { onAsked } = await openDialog();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(onAsked).not.toHaveBeenCalled();
  });
});
