/** `latchkey diagnose`: reads only, prints what is wrong and how it is known. */
import {Option} from 'commander';

import {isoTime} from '../../core/clock.ts';
import {databaseOf} from '../../core/database.ts';
import type {Verdict} from '../../core/diagnosis.ts';
import {exitCodes, UsageError} from '../../core/errors.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Operator} from '../../core/incident.ts';
import {jsonLine} from '../../core/json.ts';
import type {Known} from '../../plain/diagnosis-parts.ts';
import type {AddCommand} from '../command.ts';
import {parseDatabase, requireSameRegion} from '../database-argument.ts';
import {readEvidence, type SavedEvidence, saveEvidence} from '../evidence-file.ts';
import {localOffsetMinutes, print, say} from '../io.ts';
import {type CommonOptions, withCommonOptions} from '../options.ts';
import {withPatience} from '../patience.ts';

// Mostly all is read within a second; a busy CloudTrail or a long list need not be waited for.
const patience = 1000;

type DiagnoseOptions = CommonOptions & {readonly save?: string; readonly from?: string};

const codes: {readonly [verdict in Verdict]: number} = {
  healthy: exitCodes.recovered,
  'locked-out': exitCodes.faultFound,
  'at-risk': exitCodes.faultFound,
  'restored-not-started': exitCodes.faultFound,
  'not-the-key': exitCodes.faultFound,
  undecided: exitCodes.undecided,
};

export const addDiagnose: AddCommand = (program, io, done) => {
  withCommonOptions(program.command('diagnose'))
    .description('say why a database is locked out; reads only')
    .argument('[db]', 'instance or cluster identifier, or ARN')
    .option('--save <file>', 'keep the evidence')
    .addOption(
      new Option('--from <file>', 'diagnose kept evidence, without AWS').conflicts([
        'save',
        'profile',
        'endpointUrl',
      ]),
    )
    .action(async (db: string | undefined, options: DiagnoseOptions) => {
      const [{diagnose}, {DiagnosisInParts}] = await Promise.all([
        import('../../causes/diagnose.ts'),
        import('../../plain/diagnosis-parts.ts'),
      ]);
      const told = new DiagnosisInParts({
        output: (line) => print(io, line),
        message: (line) => say(io, line),
        localOffsetMinutes: localOffsetMinutes(),
      });
      const saved =
        options.from === undefined
          ? await observed(db, options, (known, isTrailOpen) => {
              if (!options.json) told.soFar(known, isTrailOpen);
            })
          : await readEvidence(options.from);
      if (options.save !== undefined) saveEvidence(options.save, saved);
      const {facts: evidence, incident, at} = saved;
      const diagnosis = diagnose(evidence, incident, at);
      if (options.json) print(io, jsonLine(diagnosis));
      else told.whole({evidence, incident, at});
      done(codes[diagnosis.verdict]);
    });
};

/** Reads everything; `onSoFar` hears what is known while CloudTrail or a long list is still open. */
async function observed(
  db: string | undefined,
  options: DiagnoseOptions,
  onSoFar: (known: Known, isTrailOpen: boolean) => void,
): Promise<SavedEvidence> {
  if (db === undefined) {
    throw new UsageError('diagnose needs a database: an identifier or an ARN.', [
      'latchkey diagnose orders-db',
    ]);
  }
  const named = parseDatabase(db);
  const [{connect, requireSameAccount}, {observe}, nothingRead] = await Promise.all([
    import('../live-world.ts'),
    import('../../aws/observe/observe.ts'),
    import('../../engine/steps/nothing-read.ts'),
  ]);
  const {world, region} = await connect({...options, region: options.region ?? named.region}, true);
  try {
    requireSameRegion(named, region);
    const {identifier, kind} = named;
    const incidentOf = (evidence: Evidence) => {
      const {accountId} = operatorIn(evidence);
      return {database: {identifier, kind}, accountId, region};
    };
    const tell = (evidence: Evidence, isTrailOpen = true) => {
      const incident = incidentOf(evidence);
      // Of another account nothing is told: that is refused when all is read.
      if ((named.accountId ?? incident.accountId) !== incident.accountId) return;
      onSoFar({evidence, incident, at: isoTime(world.clock.now())}, isTrailOpen);
    };
    const facts = await withPatience(patience, (later) =>
      observe(world.door, named, {
        clock: world.clock,
        onFact: () => undefined,
        onSoFar: (evidence) => tell(evidence),
        onOpen: (soFar) =>
          later(() => {
            const {evidence, isTrailOpen} = soFar();
            tell(evidence, isTrailOpen);
          }),
      }),
    );
    await nothingRead.refuseWithoutAnswers(facts, world.door);
    const operator = operatorIn(facts);
    requireSameAccount(named.accountId, operator);
    const incident = incidentOf(facts);
    nothingRead.refuseWithoutDatabase(facts, incident);
    return {
      format: 'latchkey/evidence/1',
      at: isoTime(world.clock.now()),
      incident,
      facts,
    };
  } finally {
    world.close();
  }
}

/** Who asked, as STS says; where it says nothing, the account of the database's own ARN. */
function operatorIn(facts: Evidence): Operator {
  const identity = knownValue(factOf(facts, 'identity'));
  const accountOfDatabase = databaseOf(facts)?.arn.split(':')[4] ?? '';
  return {arn: identity?.Arn ?? '', accountId: identity?.Account ?? accountOfDatabase};
}
