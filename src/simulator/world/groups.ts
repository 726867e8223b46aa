/** What the world remembers about parameter, option and subnet groups. */
import type {Tag} from './keys.ts';

export type ParameterGroup = {name: string; family: string; description: string; tags: Tag[]};

export type OptionGroup = {
  name: string;
  engine: string;
  majorVersion: string;
  description: string;
  tags: Tag[];
};

export type SubnetGroup = {
  name: string;
  description: string;
  vpcId: string;
  subnets: {id: string; zone: string}[];
  tags: Tag[];
};

/** The groups of one Region, by name; RDS's own default groups exist without an entry. */
export type Groups = {
  parameter: {[name: string]: ParameterGroup};
  option: {[name: string]: OptionGroup};
  subnet: {[name: string]: SubnetGroup};
};
