import { Bytes, inPieces, peek } from './bytes';
import { JunitCases } from './JunitCases';
import { encodingOfXml, StrictDecoder, XML_HEAD_BYTES } from './StrictDecoder';
import { Tally } from './Tally';
import { TestResult, TestResultsLimits } from './types';
import { XmlReader } from './XmlReader';

/** How much is parsed at once: what it holds is all that waits in memory. */
const PIECE_BYTES = 16 * 1024;

/**
 * Reads JUnit XML as Surefire, Gradle, jest-junit, pytest, gotestsum and others
 * write it.
 *
 * @see https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd
 * @throws Fault for what is no such document
 */
export async function* readJunit(
  source: Bytes,
  limits: TestResultsLimits,
  tally: Tally,
): AsyncGenerator<TestResult, void> {
  const cases = new JunitCases(limits, tally);
  const xml = new XmlReader(cases, ['testsuites', 'testsuite'], limits);
  const { found: decoder, bytes } = await peek(
    source,
    XML_HEAD_BYTES,
    head => new StrictDecoder(encodingOfXml(head)),
  );
  const feed = createFeed(xml, decoder);
  for await (const piece of inPieces(bytes, PIECE_BYTES)) {
    yield* feedAndTake(cases, () => feed(piece));
  }
  yield* feedAndTake(cases, () => {
    feed(undefined);
    xml.end();
  });
}

function createFeed(xml: XmlReader, decoder: StrictDecoder) {
  return (piece: Uint8Array | undefined) => {
    const { text, isBroken } = decoder.decode(piece);
    xml.write(text);
    if (isBroken) {
      throw xml.fault(
        'encoding',
        `the bytes after this are not ${decoder.encoding}; write the document in UTF-8, or declare its encoding`,
      );
    }
  };
}

/** What ended before a fault is given out before it is thrown. */
function* feedAndTake(
  cases: JunitCases,
  feed: () => void,
): Generator<TestResult, void> {
  let fault: { error: unknown } | undefined;
  try {
    feed();
  } catch (error) {
    fault = { error };
  }
  yield* cases.take();
  if (fault) {
    throw fault.error;
  }
}
