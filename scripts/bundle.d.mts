/** The types of bundle.mjs, which stays JavaScript so that any Node can build. */
import type {BuildOptions} from 'esbuild';

export declare const program: BuildOptions;
export declare const launcher: BuildOptions;
