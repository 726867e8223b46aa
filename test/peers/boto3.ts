/** One Python process with boto3 that makes calls for us: a client that shares no code with ours. */
import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

const program = fileURLToPath(new URL('session.py', import.meta.url));

export type Credentials = {readonly accessKeyId: string; readonly secretAccessKey: string};

/** A call as boto3 makes it: blobs in base64, times in seconds. */
export type Order = {
  readonly service: string;
  readonly operation: string;
  readonly input: object;
  readonly endpoint: string;
  readonly region?: string | undefined;
  readonly credentials: Credentials;
  /** What the answer should be; it comes back without members that botocore does not know. */
  readonly expected?: object;
};

/** What boto3 saw. */
export type Seen = {
  readonly sent?: object;
  readonly expected?: object;
  readonly errors?: readonly string[];
  readonly output?: {readonly [member: string]: unknown};
  readonly status?: number;
  readonly requestId?: string;
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly status: number;
    readonly requestId?: string;
  };
  /** Something that no answer should lead to, such as a body that cannot be parsed. */
  readonly failure?: string;
  /** True where this botocore does not know the operation. */
  readonly unknown?: boolean;
};

export type Boto3 = {
  call(order: Order): Promise<Seen>;
  end(): Promise<void>;
};

/** Whether Python has these modules; says loudly what is missing where it has not. */
export function hasPython(...modules: readonly string[]): boolean {
  try {
    execFileSync('python3', ['-c', `import ${modules.join(', ')}`], {stdio: 'ignore'});
    return true;
  } catch {
    process.stderr.write(`SKIPPED: python3 with ${modules.join(' and ')} is not installed.\n`);
    return false;
  }
}

/** Starts the process. Nothing of the machine's own AWS settings reaches it. */
export function startBoto3(): Boto3 {
  const child = spawn('python3', [program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {...process.env, AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null'},
  });
  const waiting = new Map<number, (seen: Seen) => void>();
  createInterface({input: child.stdout}).on('line', (line) => {
    const {id, ...seen}: Seen & {id: number} = JSON.parse(line);
    waiting.get(id)?.(seen);
    waiting.delete(id);
  });
  let count = 0;
  child.once('exit', (code) => {
    for (const settle of waiting.values()) settle({failure: `python3 ended with ${code}`});
  });
  return {
    call(order) {
      count += 1;
      const id = count;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        child.stdin.write(
          `${JSON.stringify({...order, region: order.region ?? 'eu-west-1', id})}\n`,
        );
      });
    },
    end: () => ended(child),
  };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve();
    child.once('exit', () => resolve());
    child.stdin?.end();
  });
}
