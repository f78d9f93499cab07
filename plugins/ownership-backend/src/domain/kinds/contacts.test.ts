import { chatChannelRules } from './chat-channel';
import { pagerServiceRules } from './pager-service';
import { personRules } from './person';

describe('pager-service', () => {
  it.each([
    ['PCHKWB1', 'pchkwb1'],
    ['https://acme.pagerduty.com/service-directory/PCHKWB1', 'pchkwb1'],
    ['https://api.pagerduty.com/services/PCHKWB1', 'pchkwb1'],
    ['Risk and  Identity', 'risk and identity'],
    ['https://acme.test/x', undefined],
    ['', undefined],
  ])('writes %j as %j', (text, key) => {
    expect(pagerServiceRules.normalise(text)).toBe(key);
  });
});

describe('chat-channel', () => {
  it.each([
    ['#Payments-Incidents', '#payments-incidents'],
    ['payments-incidents', '#payments-incidents'],
    ['<#C024BE7LR|payments>', '#payments'],
    ['https://acme.slack.com/archives/C024BE7LR/p1700000000', '#c024be7lr'],
    [
      'https://chat.acme.test/channels/payments-incidents',
      '#payments-incidents',
    ],
    ['https://acme.test/x', undefined],
    ['#', undefined],
    ['two words', undefined],
  ])('writes %j as %j', (text, key) => {
    expect(chatChannelRules.normalise(text)).toBe(key);
  });
});

describe('person', () => {
  it.each([
    ['Ada.Byron@Acme.test', 'ada.byron@acme.test'],
    ['Ada Byron <ada@acme.test>', 'ada@acme.test'],
    ['mailto:ada@acme.test?subject=x', 'ada@acme.test'],
    ['@Ada', '@ada'],
    ['@acme/payments-core', '@acme/payments-core'],
    ['User:Ada.Byron', 'user:default/ada.byron'],
    ['ada', undefined],
    ['ada@localhost', undefined],
    ['@', undefined],
    ['a b@acme.test', undefined],
  ])('writes %j as %j', (text, key) => {
    expect(personRules.normalise(text)).toBe(key);
  });

  it.each([
    [
      'ada.byron+pager@acme.test',
      [
        'ada.byron@acme.test',
        'user:default/ada.byron',
        'group:default/ada.byron',
      ],
    ],
    ['4711+ada@users.noreply.github.com', ['@ada', 'user:default/ada']],
    ['@ada', ['user:default/ada']],
    ['@acme/payments-core', ['group:default/payments-core']],
    ['user:default/ada', ['user:default/ada']],
  ])('walks from %s to %j', (key, keys) => {
    expect(personRules.walk(key).map(step => step.key)).toEqual(keys);
  });
});
