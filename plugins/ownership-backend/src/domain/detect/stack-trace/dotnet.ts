import { Candidate } from '../types';
import { applicationFrame, runtimeFrame } from './files';
import { FrameParser } from './types';

/** First parts of namespaces that come with the platform or from all over. */
const COMMON = new Set([
  'System',
  'Microsoft',
  'Windows',
  'Newtonsoft',
  'Npgsql',
  'Dapper',
  'Polly',
  'Grpc',
  'MassTransit',
  'Serilog',
  'NLog',
  'Hangfire',
  'StackExchange',
  'MySql',
  'MongoDB',
  'Confluent',
  'RabbitMQ',
  'AutoMapper',
  'MediatR',
  'Autofac',
  'FluentValidation',
  'Xunit',
  'NUnit',
  'Moq',
  'OpenTelemetry',
  'Amazon',
  'Azure',
  'Google',
  'Swashbuckle',
  'Quartz',
  'Castle',
]);

/** Whether a namespace comes with the platform or from all over. */
export function isCommonDotnetNamespace(first: string): boolean {
  return COMMON.has(first);
}

/** The namespace of `Acme.Orders.Api.OrderController.Place`. */
function namespaceOf(method: string): string[] {
  const parts = method.split('.');
  return parts.slice(0, Math.max(parts.length - 2, 0));
}

/**
 * Frames of .NET:
 * `at Acme.Orders.OrderController.Place(Order order) in /src/Orders/Api.cs:line 42`
 */
export const parseDotnetFrame: FrameParser = line => {
  if (!line.startsWith('at ')) {
    return undefined;
  }
  const open = line.indexOf('(');
  const close = line.indexOf(')', open);
  const method = line.slice(3, open);
  if (open === -1 || close === -1 || /\s/.test(method)) {
    return undefined;
  }
  const rest = line.slice(close + 1);
  const marker = rest.startsWith(' in ') ? rest.lastIndexOf(':line ') : -1;
  const file = marker === -1 ? undefined : rest.slice(4, marker);
  if (rest !== '' && file === undefined) {
    return undefined;
  }
  if (
    isCommonDotnetNamespace(method.split('.')[0]) ||
    method === 'lambda_method'
  ) {
    return runtimeFrame('dotnet');
  }
  const namespace = namespaceOf(method);
  const others: Candidate[] = [
    { kind: 'package', value: namespace.join('.'), weight: 0.95 },
  ];
  const known = namespace.length >= 1 || file !== undefined;
  return known ? applicationFrame('dotnet', file, others) : undefined;
};
