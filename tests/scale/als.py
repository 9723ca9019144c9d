"""Trains implicit ALS on Spark and writes factors in the form that `penchant pack build --item-factors` reads.

usage: als.py LOG.csv OUT     LOG has the columns user, item and, if known, weight
"""

import sys

from pyspark.ml.feature import StringIndexer
from pyspark.ml.recommendation import ALS
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

log, out = sys.argv[1], sys.argv[2]
spark = SparkSession.builder.appName("penchant-factors").getOrCreate()
rows = spark.read.csv(log, header=True).select("user", "item", F.lit(1.0).alias("weight")).dropDuplicates(["user", "item"])

# k-anonymity: what fewer than five people had shapes nothing.
common = rows.groupBy("item").agg(F.countDistinct("user").alias("people")).filter("people >= 5")
rows = rows.join(common.select("item"), "item")

users = StringIndexer(inputCol="user", outputCol="u").fit(rows)
items = StringIndexer(inputCol="item", outputCol="i").fit(rows)
indexed = items.transform(users.transform(rows)).select(
    F.col("u").cast("int"), F.col("i").cast("int"), "weight"
)
als = ALS(
    rank=32, maxIter=8, regParam=0.05, alpha=10.0, implicitPrefs=True,
    userCol="u", itemCol="i", ratingCol="weight", seed=1,
)
model = als.fit(indexed)

names = spark.createDataFrame(list(enumerate(items.labels)), "i int, id string")
factors = model.itemFactors.join(names, model.itemFactors.id == names.i).select(names.id, "features")
factors.write.mode("overwrite").parquet(f"{out}/items")
# Only the mean and the covariance of these are published; their ids are not read.
model.userFactors.write.mode("overwrite").parquet(f"{out}/users")
spark.stop()
