import { graphql } from 'relay-runtime';

export const query = graphql`
  query SkillPageQuery($first: Int!, $after: String) {
    ...SkillPage_skills @arguments(first: $first, after: $after)
  }
`;

export const skills = graphql`
  fragment SkillPage_skills on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "SkillPagePaginationQuery") {
    skills(first: $first, after: $after) @connection(key: "SkillPage_skills") {
      edges { node { id ...SkillPage_skill } }
    }
  }
`;

export const skill = graphql`
  fragment SkillPage_skill on Skill @refetchable(queryName: "SkillPageSkillRefetchQuery") {
    id
    name
  }
`;
