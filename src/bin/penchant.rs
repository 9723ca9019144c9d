//! `penchant`, the command line tool; in a browser there is nothing to run.

#[cfg(not(target_family = "wasm"))]
mod cli {
    use clap::{Parser, Subcommand};
    use penchant::native::{
        answer, evaluate, history, kept, owner, pack_build, pack_check, pack_inspect, recommend,
    };

    /// Recommendations from static files
    #[derive(Parser)]
    #[command(name = "penchant", version, max_term_width = 100, args_conflicts_with_subcommands = true)]
    pub struct Cli {
        #[command(subcommand)]
        command: Option<Command>,
        #[command(flatten)]
        owner: owner::Owner,
    }

    #[derive(Subcommand)]
    enum Command {
        /// Build, check and look into packs: catalogues as static files
        #[command(subcommand)]
        Pack(Pack),
        /// Measure recommendations from collaborative weights
        Evaluate(Box<evaluate::EvaluateArgs>),
        /// Rank a pack for histories
        Recommend(recommend::Recommend),
        /// Answer goals over a pack with the app's agent
        Answer(answer::AnswerArgs),
        /// Say what a history from another service holds, and what of it a pack knows
        History(history::HistoryArgs),
        /// Say what an export of the app's memory holds, and take it out from under its passphrase
        Memory(kept::KeptArgs),
    }

    #[derive(Subcommand)]
    enum Pack {
        /// Build a pack from files of items
        Build(Box<pack_build::BuildOptions>),
        /// Verify every file of a pack
        Check(pack_check::Check),
        /// Say what a pack holds, how full it is and what it lacks
        Inspect(pack_inspect::Inspect),
    }

    impl Cli {
        pub fn run(self) -> anyhow::Result<()> {
            match self.command {
                None => owner::run(&self.owner),
                Some(Command::Pack(Pack::Build(options))) => pack_build::build(&options),
                Some(Command::Pack(Pack::Check(options))) => pack_check::check(&options),
                Some(Command::Pack(Pack::Inspect(options))) => pack_inspect::inspect(&options),
                Some(Command::Evaluate(options)) => evaluate::run(&options),
                Some(Command::Recommend(options)) => recommend::run(&options),
                Some(Command::Answer(options)) => answer::run(&options),
                Some(Command::History(options)) => history::run(&options),
                Some(Command::Memory(options)) => kept::run(&options),
            }
        }
    }
}

#[cfg(not(target_family = "wasm"))]
fn main() -> anyhow::Result<()> {
    use clap::Parser;
    cli::Cli::parse().run()
}

#[cfg(target_family = "wasm")]
fn main() {}
